package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All commands, as many as there are: what they end with, and that what tells facts tells them as JSON. */
final class CommandTreeIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** They print a script, a line for a file, or a text for readers. */
    private static final Set<String> WITHOUT_JSON = Set.of("completion", "password", "help");

    /** How each is asked for facts of a JVM with the agent; the rest is asked nothing. */
    private static final Map<String, List<String>> ASKED = Map.ofEntries(
            Map.entry("status", List.of("PID")),
            Map.entry("config", List.of("PID")),
            Map.entry("diagnose", List.of("PID")),
            Map.entry("list", List.of()),
            Map.entry("events", List.of()),
            Map.entry("version", List.of()),
            Map.entry("watch", List.of("URL", "--seconds", "1", "--interval", "0.5")),
            Map.entry("stats", List.of("PID", "--no-stream")),
            Map.entry("capacity", List.of("PID", "--window", "1s")),
            Map.entry("dump", List.of("PID", "-o", "FILE")),
            Map.entry("attach", List.of("PID")));

    @TempDir
    private Path folder;

    static Stream<String> commands() {
        return tree().getSubcommands().keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void anUnknownOptionEndsWith2AndOneLine(String command) {
        Said said = run(command, "--no-such-option");
        assertEquals(ExitCode.USAGE, said.status, said::toString);
        assertEquals(1, said.err.size(), said::toString);
        assertTrue(said.err.get(0).startsWith("sonde: "), said::toString);
        assertEquals(List.of(), said.out);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void helpTellsOfItAndEndsWith0(String command) {
        Said said = run("help", command);
        assertEquals(ExitCode.FINE, said.status, said::toString);
        assertTrue(said.out.get(0).contains("sonde " + command), said::toString);
    }

    @Test
    void aJvmThatIsNotThereEndsWith3() {
        for (String command : commands().toList()) {
            if (takesAJvm(command)) {
                Said said = run(command, "no-such-service");
                assertEquals(ExitCode.NOT_THERE, said.status, command + ": " + said);
                assertEquals(1, said.err.size(), command + ": " + said);
            }
        }
    }

    @Test
    void whatTellsFactsTellsThemAsJson() {
        Set<String> withJson = commands()
                .filter(each ->
                        tree().getSubcommands().get(each).getCommandSpec().findOption("--json") != null)
                .collect(Collectors.toSet());
        Set<String> all = commands().collect(Collectors.toSet());
        all.removeAll(WITHOUT_JSON);
        assertEquals(all, withJson);
    }

    @Test
    void allOfItOnARealJvm() {
        Jdk jdk = Jdks.running();
        try (ChildJvm service = FixtureProgram.of(Fixture.JDK, "life")
                .on(jdk)
                .agent("port=0,jfr=true")
                .main("Serving")) {
            service.awaitLine("listening on");
            String url = "http://127.0.0.1:" + service.sondePort() + "/metrics";
            // JFR starts later than the rest, and dump asks for what it recorded.
            Await.until("events", PATIENCE, () -> service.scrape().has("sonde_jfr_events_total"));
            Map<String, List<String>> ended = new TreeMap<>();
            ASKED.forEach((command, words) -> {
                List<String> line = Stream.concat(Stream.of(command), words.stream())
                        .map(word -> word.equals("PID") ? "" + service.pid() : word.equals("URL") ? url : word)
                        .map(word -> word.equals("FILE")
                                ? folder.resolve("events.jfr").toString()
                                : word)
                        .collect(Collectors.toList());
                line.add("--json");
                Cli said = Cli.run(jdk, line.toArray(String[]::new));
                assertEquals(0, said.exitCode(), said::toString);
                assertEquals(List.of(), said.err(), said::toString);
                said.out().forEach(JsonText::parse);
                ended.put(command, said.out());
            });
            Cli detach = Cli.run(jdk, "detach", "" + service.pid(), "--json");
            assertEquals(true, detach.facts().get("ok"), detach::toString);
            assertEquals(3, Cli.run(jdk, "config", "" + service.pid(), "--json").exitCode());
            ended.forEach((command, lines) -> assertTrue(lines.size() > 0, command));
        }
    }

    private static boolean takesAJvm(String command) {
        return Set.of("attach", "detach", "status", "config", "diagnose", "capacity")
                .contains(command);
    }

    private static picocli.CommandLine tree() {
        return new Main(System.out, System.err).commands();
    }

    private record Said(int status, List<String> out, List<String> err) {}

    private static Said run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(words));
        return new Said(
                status,
                out.toString(StandardCharsets.UTF_8).lines().toList(),
                err.toString(StandardCharsets.UTF_8).lines().toList());
    }
}
