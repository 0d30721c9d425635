package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceParentTest {

    private static final String VALID = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static final String IDS = "-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f][13579bdf]";

    /** The standard's own words for it, with what is recorded only. */
    private static final Pattern STANDARD =
            Pattern.compile("00" + IDS + "|(?!00|ff)[0-9a-f]{2}" + IDS + "(?:-(?s:.*))?");

    @Test
    void theIdsOfARecordedTraceAreRead() {
        TraceParent read = TraceParent.recorded(VALID);
        assertEquals(0x4bf92f3577b34da6L, read.traceHigh);
        assertEquals(0xa3ce929d0e0e4736L, read.traceLow);
        assertEquals(0x00f067aa0ba902b7L, read.span);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-00000000000000000000000000000001-0000000000000001-01",
                "00-80000000000000000000000000000000-8000000000000000-ff",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-03",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-what-the-future-will-be-like"
            })
    void itIsReadWhateverElseTheStandardAllows(String header) {
        assertNotNull(TraceParent.recorded(header));
        assertTrue(STANDARD.matcher(header).matches());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "-",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-02",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01 ",
                " 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-600f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0g",
                "00-+bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-٤bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "0x-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void whatIsNotOneIsNone(String header) {
        assertNull(TraceParent.recorded(header));
        assertTrue(header == null || !STANDARD.matcher(header).matches());
    }

    @Test
    void whateverAClientSendsItIsReadWhereTheStandardHasItAndNowhereElse() {
        Random random = new Random(25);
        int read = 0;
        for (int i = 0; i < 500_000; i++) {
            String header = changed(VALID, random);
            boolean isRead = TraceParent.recorded(header) != null;
            assertEquals(STANDARD.matcher(header).matches(), isRead, header);
            read += isRead ? 1 : 0;
        }
        assertTrue(read > 50_000 && read < 450_000, read + " read");
    }

    private static String changed(String header, Random random) {
        StringBuilder changed = new StringBuilder(header);
        for (int changes = random.nextInt(3); changes >= 0; changes--) {
            int at = random.nextInt(changed.length());
            char c = random.nextInt(4) == 0
                    ? (char) random.nextInt(Character.MAX_VALUE)
                    : "0123456789abcdefF- ".charAt(random.nextInt(19));
            switch (random.nextInt(8)) {
                case 0 -> changed.insert(at, c);
                case 1 -> changed.deleteCharAt(at);
                case 2 -> changed.append('-').append(c);
                default -> changed.setCharAt(at, c);
            }
        }
        return changed.toString();
    }
}
