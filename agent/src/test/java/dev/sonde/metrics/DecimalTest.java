package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class DecimalTest {

    static final double[] NUMBERS = {
        0,
        -0.0,
        1,
        3,
        9,
        10,
        99,
        100,
        1_000_000,
        9_999_999,
        10_000_000,
        12_345_678,
        1.2e7,
        123_456_789_012L,
        1e14,
        1e15,
        1e16,
        0x1p53,
        0x1p64,
        1e300,
        0.1,
        0.25,
        0.005,
        0.001,
        1e-4,
        1.5e-4,
        0.000123456,
        1e-9,
        1e-10,
        1.25e-9,
        0.1 + 0.2,
        Math.PI,
        123_456.789012345,
        9_999_999.5,
        999_999.999999999,
        -1,
        -0.5,
        -12_345_678,
        Double.MIN_VALUE
    };

    @Test
    void doublesReadAsTheJdkWritesThem() {
        for (double number : NUMBERS) {
            assertEquals(Double.toString(number), text(number));
        }
    }

    @Test
    void secondsOutOfNanosecondsReadAsShortAsCanBeAndAsTheSameDouble() {
        Random random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double number = (random.nextLong() >>> (1 + random.nextInt(62))) / 1e9;
            String text = text(number);
            assertEquals(number, Double.parseDouble(text), text);
            // Before 19 the JDK itself wrote some a digit too long.
            assertTrue(text.length() <= Double.toString(number).length(), text);
        }
    }

    @Test
    void wholeNumbersReadAsTheJdkWritesThem() {
        for (long number : new long[] {0, 7, 10, 99, 100, 4711, Long.MAX_VALUE, -1, Long.MIN_VALUE}) {
            assertEquals(Long.toString(number), text(number));
        }
    }

    @Test
    void nearlyAllNumbersOfMetricsNeedNoGarbage() {
        byte[] room = new byte[Decimal.MOST_BYTES];
        for (double number : new double[] {0, 1, 4711, 1e7, 123_456_789_012L, 0.25, 12.345678901, 0.000012345}) {
            assertTrue(Decimal.write(number, room, 0) > 0, Double.toString(number));
        }
    }

    private static String text(double number) {
        return new String(new ByteText().add(number).copy(), StandardCharsets.UTF_8);
    }

    private static String text(long number) {
        return new String(new ByteText().add(number).copy(), StandardCharsets.UTF_8);
    }
}
