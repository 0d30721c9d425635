package dev.sonde.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What a request allocates, held by the gate against {@code baselines}, whatever the machine; times are told only.
 *
 * <p>Where a change is meant, its results become the baseline:
 * {@code java -jar target/sonde-jmh.jar baseline save --store baselines --name request target/own-benchmarks.json}.
 */
final class OwnBenchmarksIT {
    private static final Path RESULTS = Path.of("target", "own-benchmarks.json");
    private static final String AGENT =
            "-javaagent:" + Program.AGENT + "=port=0,report=false,jvm=false,process=false,jfr=false";
    private static final String RUN =
            "\\.RequestCounts\\. -foe true -rf json -rff " + RESULTS + " -jvmArgsAppend -XX:TieredStopAtLevel=1";

    @Test
    void aRequestAllocatesNoMoreThanItDid() {
        List<String> jmh = new ArrayList<>(List.of(
                Program.java(), "-Djmh.ignoreLock=true", "-cp", Program.GATE.toString(), "org.openjdk.jmh.Main"));
        jmh.addAll(List.of(RUN.split(" ")));
        jmh.addAll(List.of("-jvmArgsAppend", AGENT));
        Program run = Program.run(Path.of("."), jmh);
        assertEquals(0, run.exitCode(), run.said());
        Program gate = Program.gate(
                "compare",
                "--store",
                "baselines",
                "request",
                RESULTS.toString(),
                "--ignore",
                "score",
                "--decide-by",
                "allocatedBytes",
                "--allow-different-environment",
                "--markdown",
                "target/own-benchmarks.md");
        System.out.println(gate.said());
        assertEquals(0, gate.exitCode(), gate.said());
    }
}
