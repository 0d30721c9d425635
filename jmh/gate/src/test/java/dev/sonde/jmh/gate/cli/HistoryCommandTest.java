package dev.sonde.jmh.gate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryCommandTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theFirstCommitWithTheNewCostIsNamed() throws IOException {
        List<String> words = new ArrayList<>(List.of("history"));
        for (int commit = 10; commit < 30; commit++) {
            double cost = (commit < 24 ? 100 : 120) + commit % 3;
            words.add(Files.writeString(
                            folder.resolve(commit + ".json"),
                            "[{\"benchmark\":\"x.Y.z\",\"mode\":\"avgt\",\"primaryMetric\":{\"scoreUnit\":\"ns/op\","
                                    + "\"rawData\":[[" + cost + "]]}}]")
                    .toString());
        }
        assertEquals(0, run(words), err::toString);
        String told = out.toString(StandardCharsets.UTF_8);
        assertTrue(told.contains("20 commits, 1 changes"), told);
        assertTrue(told.contains("24 (after 23)  x.Y.z score  +19."), told);
    }

    @Test
    void withoutFilesAndStoreItSaysWhatIsMissing() {
        assertEquals(ExitCode.FAILED, run(List.of("history")));
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("there is no history"), err::toString);
    }

    private int run(List<String> words) {
        return new Main(print(out), print(err)).execute(words);
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
