package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.metrics.Scale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueueingTest {

    private static final long MILLI = 1_000_000;

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
        "D=12 t=1700000000123456, 1700000000123456000",
    })
    void theUnitIsKnownByTheNumberOfDigits(String header, long nanos) {
        assertEquals(nanos, Queueing.epochNanos(header));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "t=", "soon", "t=soon", "t=-1", "(null)", "t=17000000001234567890123"})
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
    void whateverAClientSendsIsANumberOrNone() {
        Random random = new Random(42);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder header = new StringBuilder();
            for (int length = random.nextInt(30); length > 0; length--) {
                header.append("t=.0123456789 -e".charAt(random.nextInt(16)));
            }
            queueing.count(Queueing.nanosUntil(header.toString(), 1_700_000_000_000L * MILLI));
        }
        assertEquals(100_000, queueing.counted() + queueing.leftOut());
        assertTrue(queueing.nanos() >= 0);
    }
}
