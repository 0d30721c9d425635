package dev.sonde.testing;

import java.nio.file.Files;
import java.nio.file.Path;

/** The built agent jar: the one thing under test in child JVMs. */
public final class SondeJar {
    private SondeJar() {}

    /** The jar that this build made; an error when the build has not got that far. */
    public static Path path() {
        Path jar = Path.of(System.getProperty("sonde.jar", "target/sonde.jar"));
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar.toAbsolutePath() + " is not built: run tests of the jar by mvn verify");
        }
        return jar;
    }

    /** The JVM argument that starts the agent with these options, e.g. {@code port=0,report=off}. */
    public static String javaagent(String options) {
        return "-javaagent:" + path() + (options.isEmpty() ? "" : "=" + options);
    }
}
