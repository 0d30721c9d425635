package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import dev.sonde.metrics.RequestMetrics;
import dev.sonde.metrics.Scale;
import dev.sonde.testing.Chance;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueueingTest {

    private static final long MILLI = 1_000_000;
    private static final BigDecimal HOUR = new BigDecimal(3_600_000 * MILLI);
    private static final BigDecimal TOLERATED = new BigDecimal(2 * MILLI);

    private final Queueing queueing = new Queueing(new Scale(1));

    /** As NGINX, Heroku, Apache and others set it. */
    @ParameterizedTest
    @CsvSource({
        "t=1700000000.123, 1700000000123000000",
        "1700000000123, 1700000000123000000",
        "t=1700000000123456, 1700000000123456000",
        "t=1700000000123456789, 1700000000123456789",
        "t=1700000000, 1700000000000000000",
        "1700000000123.5, 1700000000123500000",
        "100000000000, 100000000000000000",
        "9223372036, 9223372036000000000",
        "D=12 t=1700000000123456, 1700000000123456000",
    })
    void theUnitIsKnownByTheNumberOfDigits(String header, long nanos) {
        assertEquals(nanos, Queueing.epochNanos(header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "t=", "soon", "t=soon", "t=-1", "(null)", "t=17000000001234567890123", "t=20146744073.7"})
    void whatIsNoTimeIsNone(String header) {
        assertTrue(Queueing.epochNanos(header) < 0, header);
    }

    @Test
    void clocksThatDisagreeAreLeftOutAndCounted() {
        long sent = 1_700_000_000_000L * MILLI;
        String header = "t=1700000000.000";
        queueing.count(Queueing.nanosUntil(header, sent + 30 * MILLI));
        queueing.count(Queueing.nanosUntil(header, sent - MILLI));
        assertEquals(2, queueing.counted());
        assertEquals(30 * MILLI, queueing.nanos());
        queueing.count(Queueing.nanosUntil(header, sent - 5 * MILLI));
        queueing.count(Queueing.nanosUntil(header, sent + 3_600_001 * MILLI));
        queueing.count(Queueing.nanosUntil("never", sent));
        assertEquals(2, queueing.counted());
        assertEquals(3, queueing.leftOut());
    }

    @Test
    void anHourIsTheMostAndTwoMillisecondsTheLeast() {
        String header = "t=1700000000.000";
        long sent = 1_700_000_000_000L * MILLI;
        assertEquals(3_600_000 * MILLI, Queueing.nanosUntil(header, sent + 3_600_000 * MILLI));
        assertEquals(0, Queueing.nanosUntil(header, sent - 2 * MILLI));
        assertEquals(Queueing.UNKNOWN, Queueing.nanosUntil(header, sent - 2 * MILLI - 1));
        assertEquals(7, Queueing.nanosUntil("0", 7));
    }

    @Test
    void whatARequestTookInTheServiceIsNoPartOfIt() {
        long startNanos = System.nanoTime() - 5_000 * MILLI;
        long sentMillis = System.currentTimeMillis() - 5_500;
        assertEquals(500e6, (double) Queueing.nanos("t=" + sentMillis, startNanos), 400e6);
    }

    @Test
    void theScrapeTellsHowLongAndOfHowManyItIsNotKnown() throws IOException {
        Meters meters = new Meters("shop", Naming.MICROMETER);
        queueing.bindTo(meters);
        queueing.count(2_000 * MILLI);
        queueing.count(Queueing.UNKNOWN);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exposition(meters).write(null, List.of(), out);
        String text = out.toString(StandardCharsets.UTF_8);
        String sum = RequestMetrics.REQUESTS_QUEUED.name(Naming.MICROMETER) + "_sum";
        String unknown = RequestMetrics.REQUESTS_QUEUED_UNKNOWN.name(Naming.MICROMETER);
        assertTrue(text.contains("\n" + sum + "{application=\"shop\"} 2.0\n"), text);
        assertTrue(text.contains("\n" + unknown + "{application=\"shop\"} 1.0\n"), text);
    }

    @Test
    void whateverAClientSendsIsTheTimeThatItWritesOrNone() {
        BigDecimal arrival = new BigDecimal(1_700_000_000_000L * MILLI);
        Chance.rounds(30_000, chance -> {
            String header = chance.text(4, "t=", "t", "D=1 ", " ", "-", "e9")
                    + chance.one("17", "1700000000", "20146744073", "9223372036", "0", "")
                    + chance.text(4, "0", "123", "999999999", "7095", ".", "t=");
            BigDecimal sent = written(header);
            long queued = Queueing.nanosUntil(header, arrival.longValueExact());
            BigDecimal expected = sent == null ? null : arrival.subtract(sent);
            boolean isKnown = expected != null
                    && expected.abs().compareTo(HOUR) <= 0
                    && expected.compareTo(TOLERATED.negate()) >= 0;
            assertEquals(isKnown ? expected.max(BigDecimal.ZERO).longValueExact() : Queueing.UNKNOWN, queued, header);
        });
    }

    /** Nanoseconds, null if they are none. */
    private static BigDecimal written(String header) {
        Matcher number = Pattern.compile("([0-9]{1,19})(?![0-9])(?:\\.([0-9]*))?")
                .matcher(header.substring(header.contains("t=") ? header.indexOf("t=") + 2 : 0));
        if (!number.lookingAt()) {
            return null;
        }
        BigDecimal whole = new BigDecimal(number.group(1));
        int digits = whole.precision();
        int unit = digits <= 11 ? 9 : digits <= 14 ? 6 : digits <= 17 ? 3 : 0;
        String fraction = number.group(2) == null ? "" : number.group(2);
        return new BigDecimal(whole + "." + fraction + "0").movePointRight(unit).setScale(0, RoundingMode.DOWN);
    }
}
