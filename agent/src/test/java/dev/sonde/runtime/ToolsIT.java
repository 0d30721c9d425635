package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Jdks;
import dev.sonde.testing.SondeJar;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a service's JVM and what is not. */
@Execution(ExecutionMode.CONCURRENT)
final class ToolsIT {
    private static final String VARIABLE = "JAVA_TOOL_OPTIONS";

    @ParameterizedTest(name = "{0} {1} on {2}")
    @CsvSource({
        "keytool, -help, 8",
        "keytool, -help, 17",
        "keytool, -help, 25",
        "jcmd, -l, 8",
        "jcmd, -l, 17",
        "jcmd, -l, 25",
        "javac, -version, 8",
        "javac, -version, 17",
        "javac, -version, 25",
        "jps, -q, 17",
        "jar, --help, 17",
        "javap, -version, 21",
        "jstat, -options, 11",
        "jshell, --version, 21",
        "jlink, --version, 17"
    })
    void toolsOfTheJdkStayUntouched(String tool, String argument, int version) throws Exception {
        Path java = Jdks.of(version).java();
        ProcessBuilder command = new ProcessBuilder(java.resolveSibling(tool).toString(), argument);
        command.environment().put(VARIABLE, SondeJar.javaagent("port=0"));
        String said = run(command);
        assertFalse(said.contains("[sonde]"), said);
    }

    @Test
    void aToolThatIsGivenTheAgentSaysThatItIsNotStarted() throws Exception {
        Path javac = Jdks.running().java().resolveSibling("javac");
        String said = run(new ProcessBuilder(javac.toString(), "-J" + SondeJar.javaagent("port=0"), "-version"));
        List<String> lines =
                said.lines().filter(line -> line.startsWith("[sonde]")).toList();
        assertEquals(List.of("[sonde] not started: this JVM runs a tool of the JDK or of a build"), lines, said);
    }

    @Test
    void aSourceFileThatTheJdkRunsIsAService(@TempDir Path folder) throws Exception {
        Path source = Files.writeString(folder.resolve("Shop.java"), """
                class Shop {
                    public static void main(String[] arguments) throws Exception {
                        System.in.read();
                    }
                }
                """);
        String java = Jdks.running().java().toString();
        Process process = new ProcessBuilder(java, SondeJar.javaagent("port=0"), source.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> said = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                said.add(line);
                if (line.contains("/metrics")) {
                    process.getOutputStream().close();
                }
            }
            assertTrue(said.contains("[sonde] application Shop"), said::toString);
            assertEquals(0, process.waitFor(), said::toString);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String run(ProcessBuilder command) throws IOException, InterruptedException {
        Process process = command.redirectErrorStream(true).start();
        process.getOutputStream().close();
        try (InputStream out = process.getInputStream()) {
            String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
            process.waitFor();
            return said;
        }
    }
}
