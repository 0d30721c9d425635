package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class StatsArgumentsTest {

    @Test
    void withoutWordsItShowsATableAgainAndAgain() {
        StatsArguments arguments = Words.read(new StatsArguments());
        assertEquals(List.of(), arguments.processes);
        assertEquals("table", arguments.format);
        assertEquals("/proc", arguments.proc);
        assertEquals(1, arguments.intervalSeconds);
        assertTrue(arguments.stream && arguments.truncate && !arguments.all);
    }

    @Test
    void optionsAndProcessesComeInAnyOrder() {
        StatsArguments arguments = Words.read(
                new StatsArguments(),
                "4711",
                "--format={{.Name}}",
                "-a",
                "shop",
                "--no-stream",
                "--interval",
                "0.5",
                "--no-trunc",
                "--proc",
                "/host/proc/");
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
        "--all=yes, '--all needs no value, not ''yes'''",
        "--format, --format needs a value",
        "--interval=soon, '--interval needs a number of seconds, not ''soon'''",
        "--interval=0, '--interval needs more than 0 seconds, not 0'",
        "--interval=NaN, '--interval needs more than 0 seconds, not NaN'"
    })
    void whatMakesNoSenseIsNamed(String word, String complaint) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
        assertEquals(2, new Main(to, to).run(List.of("stats", word)));
        assertEquals("sonde: " + complaint + "\n", err.toString(StandardCharsets.UTF_8));
    }
}
