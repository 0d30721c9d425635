package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.JavaSource;
import dev.sonde.testing.Measures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the code is like as a whole, module by module; docs/ARCHITECTURE.md has the table beside others' code. */
final class HouseTest {
    private static final Path ROOT = Path.of("..");
    private static final Measures AGENT = of("agent");

    @Test
    void halfOfTheAgentsFilesHaveAtMost80Lines() {
        assertTrue(AGENT.fileLines(0.5) <= 80, "median " + AGENT.fileLines(0.5));
    }

    @Test
    void nineOfTenMethodsOfTheAgentHaveAtMost15Lines() {
        assertTrue(AGENT.methodLines(0.9) <= 15, "nine of ten have at most " + AGENT.methodLines(0.9));
    }

    @Test
    void fourOfTenTypesOfTheAgentAreTheirPackagesOwn() {
        assertTrue(AGENT.packagePrivate() >= 0.4, "share " + AGENT.packagePrivate());
    }

    @Test
    void theAgentHasOneMutableStatic() {
        assertEquals(List.of("Requests.recorder"), AGENT.mutableStatics());
    }

    @Test
    void theTestsOfTheAgentAndTheirProgramsHaveAsManyLinesAsTheAgent() {
        int tests = new Measures(JavaSource.under(Path.of("src", "test"))).codeLines();
        assertTrue(tests >= AGENT.codeLines(), tests + " of " + AGENT.codeLines());
    }

    @Test
    void theMeasuresOfEachModuleAreToldInTarget() throws IOException {
        String head = "| module | files, code lines | file: median, p90, max | method: median, p90, p99, max"
                + " | nesting p99, max | parameters p90, max | comments | package-private | mutable statics |\n";
        String rows = Stream.of("agent", "jmh", "jmh/gate", "jmh/profiler", "grafana-dashboards", "sample-app")
                .map(module -> row(module, of(module)))
                .collect(Collectors.joining("\n"));
        Files.writeString(Path.of("target", "house.md"), head + "|---".repeat(9) + "|\n" + rows + '\n');
    }

    private static Measures of(String module) {
        return new Measures(JavaSource.under(ROOT.resolve(module).resolve("src/main/java")));
    }

    private static String row(String module, Measures tree) {
        return Stream.of(
                        "`" + module + "`",
                        tree.sources().size() + ", " + tree.codeLines(),
                        tree.fileLines(0.5) + ", " + tree.fileLines(0.9) + ", " + tree.fileLines(1),
                        Stream.of(0.5, 0.9, 0.99, 1.0)
                                .map(tree::methodLines)
                                .map(String::valueOf)
                                .collect(Collectors.joining(", ")),
                        tree.nesting(0.99) + ", " + tree.nesting(1),
                        tree.parameters(0.9) + ", " + tree.parameters(1),
                        percent(tree.comments()),
                        percent(tree.packagePrivate()),
                        Integer.toString(tree.mutableStatics().size()))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
