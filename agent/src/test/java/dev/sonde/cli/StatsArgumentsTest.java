package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatsArgumentsTest {

    @Test
    void withoutWordsItShowsATableAgainAndAgain() {
        StatsArguments arguments = new StatsArguments(List.of());
        assertEquals(List.of(), arguments.processes);
        assertEquals("table", arguments.format);
        assertEquals("/proc", arguments.proc);
        assertEquals(1, arguments.intervalSeconds);
        assertTrue(arguments.stream && arguments.truncate && !arguments.all);
    }

    @Test
    void optionsAndProcessesComeInAnyOrder() {
        StatsArguments arguments = new StatsArguments(List.of(
                "4711",
                "--format={{.Name}}",
                "-a",
                "shop",
                "--no-stream",
                "--interval",
                "0.5",
                "--no-trunc",
                "--proc",
                "/host/proc/"));
        assertEquals(List.of("4711", "shop"), arguments.processes);
        assertEquals("{{.Name}}", arguments.format);
        assertEquals("/host/proc", arguments.proc);
        assertEquals(0.5, arguments.intervalSeconds);
        assertTrue(arguments.all);
        assertFalse(arguments.stream || arguments.truncate);
    }

    @ParameterizedTest
    @CsvSource({
        "--color, stats has no option --color",
        "--all=yes, stats has no option --all=yes",
        "--format, --format needs a value",
        "--interval=soon, '--interval needs a number of seconds, not ''soon'''",
        "--interval=0, '--interval needs more than 0 seconds, not 0'",
        "--interval=NaN, '--interval needs more than 0 seconds, not NaN'"
    })
    void whatMakesNoSenseIsNamed(String word, String complaint) {
        var refused = assertThrows(IllegalArgumentException.class, () -> new StatsArguments(List.of(word)));
        assertEquals(complaint, refused.getMessage());
    }
}
