package dev.sonde.jmh.profiler;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.openjdk.jmh.Main;
import org.openjdk.jmh.generators.BenchmarkProcessor;

/** Benchmarks of which the cost is known, compiled for Java 8, with the profiler's jar beside them as users have it. */
final class Benchmarks {

    private static final Path JAR = Path.of(System.getProperty("profiler.jar"));
    private static final Path SOURCES = Path.of("src/test/benchmarks");
    private static final Path COMPILED = Path.of("target/benchmarks");

    private Benchmarks() {}

    /** Runs JMH in a JVM of its own, which starts its forks with another JDK if the arguments say so. */
    static BenchmarkRun run(Path folder, String... arguments) {
        return run(folder, Path.of(System.getProperty("java.home")), arguments);
    }

    /** The same with JMH itself on a certain JDK. */
    static BenchmarkRun run(Path folder, Path jdk, String... arguments) {
        compile();
        Path json = folder.resolve("result.json");
        // Others on this machine may run benchmarks, too.
        List<String> command = new ArrayList<>(List.of(
                jdk.resolve("bin/java").toString(), "-Djmh.ignoreLock=true", "-cp", classPath(), Main.class.getName()));
        command.addAll(Arrays.asList(arguments));
        command.addAll(List.of("-rf", "json", "-rff", json.toString()));
        try {
            Path output = folder.resolve("output.txt");
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            int exit = process.waitFor();
            return new BenchmarkRun(exit, Files.readString(output, StandardCharsets.UTF_8), json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static synchronized void compile() {
        if (Files.exists(COMPILED.resolve("META-INF/BenchmarkList"))) {
            return;
        }
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            Files.createDirectories(COMPILED);
            List<String> arguments = new ArrayList<>(List.of(
                    "--release",
                    "8",
                    "-Xlint:none",
                    "-d",
                    COMPILED.toString(),
                    "-cp",
                    libraries(),
                    "-processorpath",
                    placeOf(BenchmarkProcessor.class) + File.pathSeparator + libraries()));
            sources.map(Path::toString).filter(name -> name.endsWith(".java")).forEach(arguments::add);
            int failed = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(new String[0]));
            if (failed != 0) {
                throw new IllegalStateException("the benchmarks do not compile");
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String classPath() {
        return String.join(
                File.pathSeparator,
                COMPILED.toAbsolutePath().toString(),
                JAR.toAbsolutePath().toString(),
                libraries());
    }

    private static String libraries() {
        return String.join(
                File.pathSeparator,
                placeOf(Main.class),
                placeOf(joptsimple.OptionParser.class),
                placeOf(org.apache.commons.math3.util.FastMath.class));
    }

    private static String placeOf(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
