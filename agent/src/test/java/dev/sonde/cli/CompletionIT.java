package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.testing.Jdks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code completion} prints, in a bash that completes. */
final class CompletionIT {

    @TempDir
    private Path folder;

    @Test
    void bashCompletesCommandsAndTheirOptions() throws Exception {
        Cli completion = Cli.run(Jdks.running(), "completion");
        assertEquals(0, completion.exitCode(), completion::toString);
        Path script = Files.write(folder.resolve("completion.bash"), completion.out());
        List<String> commands = List.copyOf(
                new Main(System.out, System.err).commands().getSubcommands().keySet());
        assertTrue(completed(script, "").containsAll(commands), () -> commands.toString());
        assertEquals(List.of("detach", "diagnose", "dump"), sorted(completed(script, "d")));
        assertEquals(List.of("attach"), completed(script, "att"));
        assertEquals(List.of("--dry-run"), completed(script, "attach", "--d"));
        assertTrue(completed(script, "list", "--").containsAll(List.of("--all", "--json")));
        assertEquals(List.of(), completed(script, "nonsense"));
    }

    private static List<String> sorted(List<String> words) {
        return List.copyOf(new TreeSet<>(words));
    }

    /** As bash itself does it: the function that the script registers for sonde is run, and what it offers is read. */
    private static List<String> completed(Path script, String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("sonde"));
        line.addAll(Arrays.asList(words));
        StringBuilder array = new StringBuilder();
        line.forEach(word -> array.append('\'').append(word).append("' "));
        String act = "source '" + script + "'; COMP_WORDS=(" + array + "); COMP_CWORD=" + (line.size() - 1)
                + "; COMP_LINE='" + String.join(" ", line) + "'; COMP_POINT=${#COMP_LINE}"
                + "; function=$(complete -p sonde | sed 's/.*-F \\([^ ]*\\).*/\\1/')"
                + "; $function sonde \"${COMP_WORDS[COMP_CWORD]}\" \"${COMP_WORDS[COMP_CWORD-1]}\""
                + "; printf '%s\\n' \"${COMPREPLY[@]}\"";
        Process bash;
        try {
            bash = new ProcessBuilder("bash", "--norc", "-c", act)
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException absent) {
            System.out.println("SKIPPED: no bash here");
            assumeTrue(false, "no bash");
            throw absent;
        }
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        bash.waitFor();
        return said.lines().map(String::trim).filter(each -> !each.isEmpty()).toList();
    }
}
