package dev.sonde.jmh;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import org.openjdk.jmh.runner.RunnerException;

/**
 * What {@code java -jar sonde-jmh.jar} does: with a command, what the gate does; else {@link RequestCost}.
 *
 * <p>The gate is for Java 17, the benchmarks run on 8.
 */
public final class Main {
    private static final int NEWEST_LACKING = 16;
    private static final int FAILED = 3;

    private Main() {}

    /** The words are a command of the gate and its own, or the path of the agent's jar. */
    public static void main(String[] words) throws RunnerException, ReflectiveOperationException {
        if (words.length == 0 || new File(words[0]).isFile()) {
            RequestCost.main(words);
            return;
        }
        int status = gate(words);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int gate(String[] words) throws ReflectiveOperationException {
        String version = System.getProperty("java.specification.version");
        if (version.startsWith("1.") || Integer.parseInt(version) <= NEWEST_LACKING) {
            System.err.println("sonde-jmh: " + words[0] + " needs Java 17 or newer, this is " + version
                    + " (the benchmarks may run on any: -jvm)");
            return FAILED;
        }
        try {
            return (Integer) Class.forName("dev.sonde.jmh.gate.cli.Main")
                    .getMethod("run", String[].class)
                    .invoke(null, (Object) words);
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
