package dev.sonde.testing;

import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;

/**
 * A JVM of its own, with or without the agent: its lines are read as they come, and it is gone when the test is.
 *
 * <p>Start one by {@code ChildJvm.on(jdk).agent("port=0").classPath(path).main("Main")}.
 */
public final class ChildJvm implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String SCRAPE_LINE = "\\[sonde\\] metrics (http://[^ ]+:(\\d+)/metrics)";

    private final Process process;
    private final List<String> command;
    private final Lines lines = new Lines();

    ChildJvm(List<String> command, Process process) {
        this.command = command;
        this.process = process;
        lines.readFrom(process.getInputStream(), false);
        lines.readFrom(process.getErrorStream(), true);
    }

    /** Begins the command of a child on this JDK; skips the test where that is missing. */
    public static ChildCommand on(Jdk jdk) {
        return new ChildCommand(jdk.java());
    }

    /** Waits for a line of either stream in which the pattern is found, read before or yet to come. */
    public MatchResult awaitLine(String regex, Duration patience) {
        MatchResult match = lines.await(regex, patience);
        return match != null ? match : fail("no line with /" + regex + "/ within " + patience + this);
    }

    /** The same with a minute's patience. */
    public MatchResult awaitLine(String regex) {
        return awaitLine(regex, PATIENCE);
    }

    /** The port of the agent's scrape, from its start-up line. */
    public int sondePort() {
        return Integer.parseInt(awaitLine(SCRAPE_LINE).group(2));
    }

    /** What the agent's scrape says now. */
    public Scrape scrape() {
        return Scrape.from(awaitLine(SCRAPE_LINE).group(1));
    }

    /** Writes a line to its standard input. */
    public void send(String line) {
        try {
            process.getOutputStream().write((line + '\n').getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(toString(), e);
        }
    }

    /** Ends its standard input. */
    public void closeInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(toString(), e);
        }
    }

    /** Waits for its end and returns the exit code. */
    public int exitCode(Duration patience) {
        try {
            if (process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                lines.awaitEnd(patience);
                return process.exitValue();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return fail("still running after " + patience + this);
    }

    public int exitCode() {
        return exitCode(PATIENCE);
    }

    /** Asks it to end as a service manager does (SIGTERM), so that shutdown hooks run. */
    public void terminate() {
        // The process's own method closes the streams as well.
        process.toHandle().destroy();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    public long pid() {
        return process.pid();
    }

    public Path java() {
        return Path.of(command.get(0));
    }

    /** The lines of standard output so far. */
    public List<String> out() {
        return lines.of(false);
    }

    /** The lines of standard error so far. */
    public List<String> err() {
        return lines.of(true);
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String toString() {
        String state = process.isAlive() ? "running" : "exit code " + process.exitValue();
        return "\n" + String.join(" ", command) + "\n(" + state + ")\n" + lines;
    }
}
