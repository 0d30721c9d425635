package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.metrics.RecentMax;
import dev.sonde.metrics.Scale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SeriesTest {

    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    @Test
    void aDurationFallsIntoTheFirstBucketThatIsNotBelowIt() {
        Series series = new Series(200, null, new Scale(0.001, 0.01));
        series.record(MILLI, 0);
        series.record(MILLI + 1, 0);
        series.record(10 * MILLI, 0);
        series.record(11 * MILLI, 0);
        assertArrayEquals(new long[] {1, 2, 1}, series.tally.bucketCounts());
        assertEquals(4, series.count());
        assertEquals(0.023000001, series.sumSeconds(), 1e-12);
    }

    @Test
    void aRequestIsInItsBucketAndMayBeTheLongest() {
        Series series = new Series(200, null, new Scale(0.001, 0.01));
        assertEquals(1, series.record(5 * MILLI, 0));
        assertEquals(2, series.record(50 * MILLI, 0));
        assertEquals(50 * MILLI, series.max.read(0));
    }

    @Test
    void aStatusIsOneFrom100To599AndAllTimesAddUp() {
        Endpoint endpoint = new Endpoint("GET", "/", new Scale(1), 0);
        int[][] cases = {{99, 0}, {100, 100}, {599, 599}, {600, 0}, {-1, 0}};
        for (int[] each : cases) {
            Series series = endpoint.series(each[0], null);
            assertEquals(each[1], series.status);
            series.record(10, 0);
        }
        assertEquals(50, endpoint.wallNanos());
    }

    @Test
    void theMaximumIsForgottenAfterTwoMinutes() {
        RecentMax max = new RecentMax();
        long second = TimeUnit.SECONDS.toNanos(1);
        assertEquals(0, max.read(0));
        max.record(7, 0);
        max.record(5, 30 * second);
        assertEquals(7, max.read(70 * second));
        max.record(6, 75 * second);
        assertEquals(6, max.read(130 * second));
        assertEquals(0, max.read(300 * second));
    }

    @Test
    void theMaximumWorksWithNegativeTimesAsNanoTimeMayGive() {
        RecentMax max = new RecentMax();
        max.record(9, Long.MIN_VALUE / 2);
        assertEquals(9, max.read(Long.MIN_VALUE / 2 + 1));
    }

    @Test
    void anEndpointKeepsFewKindsOfExceptions() {
        Endpoint endpoint = new Endpoint("GET", "/", new Scale(1), 0);
        for (int i = 0; i < 100; i++) {
            endpoint.series(500, "Exception" + i).record(1, 0);
        }
        assertEquals(Series.MOST_WITH_EXCEPTIONS + 1, endpoint.series().length);
        assertSame(endpoint.series(500, "Exception99"), endpoint.series(500, Series.OTHER));
        assertNotSame(endpoint.series(418, null), endpoint.series(400, null));
    }

    @Test
    void anEndpointKeepsAsManyStatusesAsThereAreAndNotAsManyAsAClientCanThinkOf() {
        Endpoint endpoint = new Endpoint("GET", "/", new Scale(1), 0);
        for (int status = -32_768; status <= 65_736; status++) {
            endpoint.series(status, null).record(1, 0);
            endpoint.series(status, "Exception" + status).record(1, 0);
        }
        assertTrue(endpoint.series().length <= Series.MOST + 12, () -> endpoint.series().length + " series");
        long counted = Stream.of(endpoint.series()).mapToLong(Series::count).sum();
        assertEquals(2 * (65_736 + 32_768 + 1), counted);
        assertSame(endpoint.series(599, null), endpoint.series(500, null));
        assertSame(endpoint.series(65_736, null), endpoint.series(0, null));
    }

    @Test
    void methodsOutsideTheStandardAreOne() {
        assertEquals("GET", Methods.known(new String("GET")));
        assertEquals("PATCH", Methods.known("PATCH"));
        assertEquals(Methods.UNKNOWN, Methods.known("get"));
        assertEquals(Methods.UNKNOWN, Methods.known("BREW"));
        assertEquals(Methods.UNKNOWN, Methods.known(null));
    }

    @Test
    void outcomesAreMicrometersWords() {
        assertEquals("INFORMATIONAL", Outcome.of(101));
        assertEquals("SUCCESS", Outcome.of(204));
        assertEquals("REDIRECTION", Outcome.of(302));
        assertEquals("CLIENT_ERROR", Outcome.of(499));
        assertEquals("SERVER_ERROR", Outcome.of(503));
        assertEquals("UNKNOWN", Outcome.of(0));
        assertEquals("UNKNOWN", Outcome.of(999));
        assertEquals("UNKNOWN", Outcome.status(0));
    }
}
