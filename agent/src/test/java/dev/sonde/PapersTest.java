package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Option;
import dev.sonde.base.Options;
import dev.sonde.cli.CommandTable;
import dev.sonde.metrics.Metric;
import dev.sonde.metrics.Naming;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.ServersTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the papers say what the code does. */
final class PapersTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void theReadmeListsEveryOptionAsItIs() throws IOException {
        assertEquals(
                rowsOf("| option |"), Options.ALL.stream().map(PapersTest::row).toList());
    }

    @Test
    void theReadmeListsEveryMetricAsItIs() throws IOException {
        assertEquals(
                rowsOf("| metric |"), Metric.all().stream().map(PapersTest::row).toList());
    }

    @Test
    void ciRunsTheReadmesTestCommand() throws IOException {
        assertTrue(Files.readString(ROOT.resolve("README.md")).contains("\nmvn verify\n"));
        assertTrue(Files.readString(ROOT.resolve(".ci/run")).contains("mvn verify"));
    }

    @Test
    void everyDecisionIsInTheirList() throws IOException {
        Path folder = ROOT.resolve("docs/decisions");
        String list = Files.readString(folder.resolve("README.md"));
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                assertTrue(name.equals("README.md") || list.contains("](" + name + ")"), name);
            }
        }
    }

    @Test
    void theGuideListsEveryCommandAsItIs() throws IOException {
        assertEquals(rowsOf("docs/operate.md", "| command |"), CommandTable.rows());
    }

    @Test
    void theTableOfServersNamesWhatIsThereInItsOrder() throws IOException {
        List<String> rows = rowsOf("docs/servers.md", "| server");
        assertEquals(ServersTable.read().lines(), rows);
        for (String row : rows) {
            List<String> cells = ServersTable.cells(row);
            assertEquals(ServersTable.width(), cells.size(), row);
            String module = cells.get(0).replace("`", "");
            Path pom = Path.of("fixtures", module, "pom.xml");
            assertTrue(Fixture.startingWith(module).stream().anyMatch(each -> module.equals(each.toString())), row);
            assertTrue(Files.readString(pom).contains(">" + cells.get(1) + "<"), row);
            String test = cells.get(cells.size() - 1).replaceFirst("\\..*", "") + ".java";
            assertTrue(
                    Stream.of("servers", "routes")
                            .map(folder -> Path.of("src/test/java/dev/sonde/http", folder, test))
                            .anyMatch(Files::isRegularFile),
                    row);
        }
    }

    private static List<String> rowsOf(String head) throws IOException {
        return rowsOf("README.md", head);
    }

    private static List<String> rowsOf(String paper, String head) throws IOException {
        return Files.readAllLines(ROOT.resolve(paper)).stream()
                .dropWhile(line -> !line.startsWith(head))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .toList();
    }

    private static String row(Option option) {
        String value = option.defaultValue.isEmpty() ? "" : "`" + option.defaultValue + "`";
        return "| `" + option.key + "` | " + value + " | " + option.kind.words.replace("|", "\\|") + " | " + option.help
                + " | " + (option.isLive ? "at once" : "at a start") + " |";
    }

    private static String row(Metric metric) {
        String other = metric.name(Naming.OPENTELEMETRY);
        boolean same = other.equals(metric.name(Naming.MICROMETER));
        String labels = metric.labelKeys(Naming.MICROMETER).stream().collect(Collectors.joining(", "));
        return "| `" + metric.name(Naming.MICROMETER) + "` | " + (same ? "" : "`" + other + "`") + " | "
                + metric.kind.toString().toLowerCase(Locale.ROOT) + " | " + (labels.isEmpty() ? "" : "`" + labels + "`")
                + " | " + metric.help + " |";
    }
}
