package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Option;
import dev.sonde.base.Options;
import dev.sonde.cli.CommandTable;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.MetricsTable;
import dev.sonde.testing.Papers;
import dev.sonde.testing.ServersTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the papers say what the code does. */
final class PapersTest {

    @Test
    void everyOptionIsListedAsItIs() throws IOException {
        Papers.hold(
                "docs/options.md",
                "| option |",
                Options.ALL.stream().map(PapersTest::row).toList());
    }

    @Test
    void everyMetricIsListedAsItIs() throws IOException {
        Papers.hold("docs/metrics.md", "| metric |", MetricsTable.rows());
    }

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        List<String> lost = new ArrayList<>();
        for (Path paper : Papers.all()) {
            lost.addAll(Papers.lostLinks(paper));
        }
        assertEquals(List.of(), lost);
    }

    @Test
    void ciRunsTheReadmesTestCommand() throws IOException {
        assertTrue(Files.readString(Papers.ROOT.resolve("README.md")).contains("\nmvn verify\n"));
        assertTrue(Files.readString(Papers.ROOT.resolve(".ci/run")).contains("mvn verify"));
    }

    @Test
    void everyDecisionIsInTheirList() throws IOException {
        Path folder = Papers.ROOT.resolve("docs/decisions");
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
        Papers.hold("docs/operate.md", "| command |", CommandTable.rows());
    }

    @Test
    void theTableOfServersNamesWhatIsThereInItsOrder() throws IOException {
        List<String> rows = Papers.rows("docs/servers.md", "| server");
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

    private static String row(Option option) {
        String value = option.defaultValue.isEmpty() ? "" : "`" + option.defaultValue + "`";
        return "| `" + option.key + "` | " + value + " | " + option.kind.words.replace("|", "\\|") + " | " + option.help
                + " | " + (option.isLive ? "at once" : "at a start") + " |";
    }
}
