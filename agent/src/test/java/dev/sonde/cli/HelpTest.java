package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people type when they do not know what to type. */
final class HelpTest {
    private static final int LINES_OF_A_SCREEN = 40;

    static Stream<String> commands() {
        return new Main(System.out, System.err).commands().getSubcommands().keySet().stream();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "-h", "--help"})
    void theCommandsFitOnAScreen(String words) {
        String said = said(words);
        assertTrue(commands().allMatch(command -> said.contains("\n  " + command + " ")), said);
        assertTrue(said.lines().count() < LINES_OF_A_SCREEN, said);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandTellsWhatItTakes(String command) {
        String said = said(command + " --help");
        assertTrue(said.startsWith("Usage: sonde " + command), said);
        assertTrue(said.contains("--help"), said);
        assertEquals(said, said(command + " -h"));
        assertEquals(said, said("help " + command));
    }

    @Test
    void theVersionIsToldHoweverItIsAskedFor() {
        assertEquals(said("version"), said("--version"));
        assertEquals(said("version"), said("-V"));
    }

    private static String said(String words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> all = words.isEmpty() ? List.of() : List.of(words.split(" "));
        assertEquals(0, new Main(new PrintStream(out, true, StandardCharsets.UTF_8), System.err).run(all), words);
        return out.toString(StandardCharsets.UTF_8);
    }
}
