package dev.sonde.jmh;

import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs the benchmarks that are held against {@code jmh/baselines}: what the agent allocates and counts for a request, a
 * hop, a scrape, an event of the JVM and a class that loads.
 *
 * <p>Usage: {@code java -cp sonde-jmh.jar dev.sonde.jmh.OwnBenchmarks RESULTS.json [sonde.jar [PATTERN [MORE]]]}
 */
public final class OwnBenchmarks {

    private static final String ALL = "\\.(Request|Clock|Scrape|Event|Class)Counts\\.";
    private static final String OPTIONS = "=port=0,report=false,jvm=false,process=false,jfr=false";

    private OwnBenchmarks() {}

    /** The last word is the part by which each is made to allocate more, such as 0.01. */
    public static void main(String[] words) throws RunnerException {
        File jar = new File(words.length < 2 ? "agent/target/sonde.jar" : words[1]);
        if (words.length == 0 || !jar.isFile()) {
            System.err.println("name a file for the results, and the agent's jar where it is not " + jar);
            System.exit(1);
        }
        List<String> jvm = new ArrayList<>(Arrays.asList(
                "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-javaagent:" + jar.getPath() + OPTIONS));
        if (!System.getProperty("java.specification.version").startsWith("1.")) {
            jvm.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        }
        if (words.length > 3) {
            jvm.add("-D" + Counted.MORE + '=' + words[3]);
        }
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include(words.length < 3 ? ALL : words[2])
                .jvmArgs(jvm.toArray(new String[0]))
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(words[0]);
        new Runner(options.build()).run();
    }
}
