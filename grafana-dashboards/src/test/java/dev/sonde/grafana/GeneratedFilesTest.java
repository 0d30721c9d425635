package dev.sonde.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the committed files are what the code says, and that alerts and their pages belong together. */
final class GeneratedFilesTest {

    private static final Path RUNBOOKS = Path.of("..", "docs", "runbooks");

    @Test
    void theCommittedFilesAreCurrent() throws IOException {
        for (Map.Entry<String, String> file : Generate.files().entrySet()) {
            Path committed = Path.of(file.getKey());
            assertTrue(Files.exists(committed), () -> committed + " is missing; README.md says how to generate it");
            assertEquals(file.getValue(), Files.readString(committed), committed + " is not current; generate it anew");
        }
    }

    @Test
    void nothingIsCommittedThatNobodyGenerates() throws IOException {
        assertEquals(
                Generate.files().keySet().stream()
                        .filter(name -> name.startsWith("dashboards/"))
                        .collect(Collectors.toSet()),
                names(Path.of("dashboards"), "dashboards/"));
    }

    @Test
    void everyAlertHasAPageAndEveryPageAnAlert() throws IOException {
        Set<String> alerts = Generate.rules().get("sonde-alerts").stream()
                .flatMap(group -> group.rules().stream())
                .map(rule -> rule.name() + ".md")
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> pages = names(RUNBOOKS, "");
        pages.remove("README.md");
        assertEquals(alerts, pages);
    }

    @Test
    void everyPageSaysWhatItMeansAndWhatToDo() throws IOException {
        for (String page : names(RUNBOOKS, "")) {
            String text = Files.readString(RUNBOOKS.resolve(page));
            boolean isComplete = text.contains("\n## What it means\n") && text.contains("\n## What to do\n");
            assertTrue(page.equals("README.md") || isComplete, page);
        }
    }

    @Test
    void everyAlertSaysWhatIsAndWhereToReadOn() {
        for (RuleGroup group : Generate.rules().get("sonde-alerts")) {
            for (Rule rule : group.rules()) {
                assertEquals(
                        Set.of("summary", "description", "runbook_url"),
                        rule.annotations().keySet(),
                        rule.name());
            }
        }
    }

    private static Set<String> names(Path folder, String prefix) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> prefix + file.getFileName()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
