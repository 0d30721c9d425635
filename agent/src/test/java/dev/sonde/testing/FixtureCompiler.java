package dev.sonde.testing;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaCompiler.CompilationTask;
import javax.tools.ToolProvider;

/** Compiles one source for every version of a server: translated to its names, for its oldest Java, kept under target. */
final class FixtureCompiler {
    private static final Path SOURCES = Path.of("src", "test", "fixtures");
    private static final Path OUTPUT = Path.of("target", "fixture-classes");

    private FixtureCompiler() {}

    /** Returns the folder of classes. Any thread; two builds at once do not disturb each other. */
    static Path compile(Fixture fixture, String... folders) {
        try {
            Map<Path, String> sources = read(fixture, folders);
            Path classes =
                    OUTPUT.resolve(fixture + "-" + digest(fixture, sources)).toAbsolutePath();
            if (!Files.isDirectory(classes)) {
                build(fixture, sources, classes);
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Path, String> read(Fixture fixture, String... folders) throws IOException {
        Map<Path, String> sources = new TreeMap<>();
        for (String folder : folders) {
            try (Stream<Path> files = Files.walk(SOURCES.resolve(folder))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    sources.put(SOURCES.resolve(folder).relativize(file), fixture.translate(Files.readString(file)));
                }
            }
        }
        return sources;
    }

    private static String digest(Fixture fixture, Map<Path, String> sources) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update((sources + fixture.classPath().toString()).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void build(Fixture fixture, Map<Path, String> sources, Path classes) throws IOException {
        Files.createDirectories(OUTPUT);
        Path work = Files.createTempDirectory(OUTPUT, "work");
        List<Path> files = new ArrayList<>();
        for (Map.Entry<Path, String> source : sources.entrySet()) {
            Path file = work.resolve("java").resolve(source.getKey());
            Files.createDirectories(file.getParent());
            files.add(Files.writeString(file, source.getValue()));
        }
        Path built = Files.createDirectories(work.resolve("classes"));
        javac(fixture, files, built);
        try {
            Files.move(built, classes);
        } catch (IOException e) {
            if (!Files.isDirectory(classes)) {
                throw e;
            }
        }
    }

    private static void javac(Fixture fixture, List<Path> files, Path output) {
        String libraries =
                fixture.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        List<String> options = new ArrayList<>(List.of("-d", output.toString(), "-nowarn", "-parameters"));
        options.addAll(fixture.hasProcessor() ? List.of("--processor-path", libraries) : List.of("-proc:none"));
        options.addAll(List.of("--release", Integer.toString(fixture.minimumJava()), "-cp", libraries));
        String said = fixture.minimumJava() > Runtime.version().feature()
                ? byItsOwn(fixture, options, files)
                : byThisOne(options, files);
        if (said != null) {
            throw new AssertionError("sources of " + fixture + " do not compile:\n" + said);
        }
    }

    private static String byThisOne(List<String> options, List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter said = new StringWriter();
        CompilationTask task = compiler.getTask(
                said,
                null,
                null,
                options,
                null,
                compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)
                        .getJavaFileObjectsFromPaths(files));
        return task.call() ? null : said.toString();
    }

    /** Libraries for a later Java than the one that runs the tests are read by the compiler of that Java only. */
    private static String byItsOwn(Fixture fixture, List<String> options, List<Path> files) {
        Path java = Jdks.of(fixture.minimumJava()).java();
        List<String> command =
                new ArrayList<>(List.of(java.resolveSibling("javac").toString()));
        command.addAll(options);
        files.forEach(file -> command.add(file.toString()));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? null : said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
