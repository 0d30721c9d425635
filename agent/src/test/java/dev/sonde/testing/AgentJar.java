package dev.sonde.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** Makes an agent of a class of these tests, for a child of at least the Java that runs them. */
final class AgentJar {
    private AgentJar() {}

    /**
     * Returns the argument of the JVM that starts it, without options.
     *
     * @param libraries a class of each, its own place among them
     */
    static String javaagent(Path folder, Class<?> agent, Class<?>... libraries) {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Premain-Class", agent.getName());
        main.putValue(
                "Class-Path",
                place(agent) + Arrays.stream(libraries).map(AgentJar::place).collect(Collectors.joining()));
        Path jar = folder.resolve(agent.getSimpleName() + ".jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.finish();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "-javaagent:" + jar;
    }

    private static String place(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation() + " ";
    }
}
