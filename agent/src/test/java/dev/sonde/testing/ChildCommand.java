package dev.sonde.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The command line of a child JVM, built step by step. */
public final class ChildCommand {
    private final Path java;
    private final List<String> jvmArguments = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private List<String> before = List.of();
    private Path directory;
    private String shell;

    ChildCommand(Path java) {
        this.java = java;
    }

    /** Attaches the built agent with these options, e.g. {@code port=0}. */
    public ChildCommand agent(String options) {
        return jvm(SondeJar.javaagent(options));
    }

    /** Arguments of the JVM itself, e.g. {@code -Xmx64m}. */
    public ChildCommand jvm(String... more) {
        jvmArguments.addAll(List.of(more));
        return this;
    }

    public ChildCommand property(String name, String value) {
        return jvm("-D" + name + "=" + value);
    }

    public ChildCommand environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Starts it in this cgroup. */
    public ChildCommand within(LiveCgroup where) {
        return under(where.startWithin());
    }

    /** Starts it by a shell that makes a world for it: the text of a script, which becomes the command by {@code exec "$@"}. */
    public ChildCommand under(String script) {
        shell = script;
        return this;
    }

    /** Has these words start it, such as {@code setpriv --reuid=1000}. */
    public ChildCommand behind(String... words) {
        before = List.of(words);
        return this;
    }

    public ChildCommand directory(Path where) {
        directory = where;
        return this;
    }

    public ChildCommand classPath(Path... entries) {
        String path = Stream.of(entries).map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return jvm("-cp", path);
    }

    /** Arguments of the program. */
    public ChildCommand arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** Starts this class's main method. */
    public ChildJvm main(String mainClass) {
        return start(List.of(mainClass));
    }

    /** Starts an executable jar. */
    public ChildJvm jar(Path jar) {
        return start(List.of("-jar", jar.toString()));
    }

    private ChildJvm start(List<String> program) {
        List<String> command = Stream.of(before, List.of(java.toString()), jvmArguments, program, arguments)
                .flatMap(List::stream)
                .toList();
        ProcessBuilder builder = new ProcessBuilder(shell == null ? command : behindShell(command));
        builder.environment().keySet().removeIf(name -> name.startsWith("SONDE_") || name.endsWith("_OPTIONS"));
        builder.environment().putAll(environment);
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        try {
            return new ChildJvm(command, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(String.join(" ", command), e);
        }
    }

    private List<String> behindShell(List<String> command) {
        List<String> words = new ArrayList<>(List.of("/bin/sh", "-c", shell, "sh"));
        words.addAll(command);
        return words;
    }
}
