package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.metrics.RecentMax;
import dev.sonde.metrics.Scale;
import java.util.concurrent.TimeUnit;
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
    void anEndpointKeepsFewKindsOfExceptionsAndEveryStatus() {
        Endpoint endpoint = new Endpoint("GET", "/", new Scale(1), 0);
        for (int i = 0; i < 100; i++) {
            endpoint.series(500, "Exception" + i).record(1, 0);
            endpoint.series(400 + i, null).record(1, 0);
        }
        long exceptions = 0;
        long statuses = 0;
        for (Series series : endpoint.series()) {
            exceptions += series.exception == null ? 0 : 1;
            statuses += series.exception == null ? 1 : 0;
        }
        assertTrue(exceptions <= Series.MOST + 1, "exceptions: " + exceptions);
        assertEquals(100, statuses);
        assertSame(endpoint.series(500, "Exception99"), endpoint.series(500, Series.OTHER));
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
