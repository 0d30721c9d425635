package dev.sonde.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The lines a child JVM wrote, of both streams in the order they came. */
final class Lines {
    private record Line(boolean error, String text) {}

    private final List<Line> lines = new ArrayList<>();
    private int openStreams;

    synchronized void readFrom(InputStream stream, boolean error) {
        openStreams++;
        Thread reader = new Thread(() -> read(stream, error), "lines of a child JVM");
        reader.setDaemon(true);
        reader.start();
    }

    private void read(InputStream stream, boolean error) {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                add(new Line(error, text));
            }
        } catch (IOException e) {
            add(new Line(error, "(stream lost: " + e + ")"));
        } finally {
            end();
        }
    }

    private synchronized void add(Line line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        openStreams--;
        notifyAll();
    }

    /** The first line with the pattern, or null when time is up or both streams have ended without one. */
    synchronized MatchResult await(String regex, Duration patience) {
        Pattern pattern = Pattern.compile(regex);
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        int seen = 0;
        while (true) {
            for (; seen < lines.size(); seen++) {
                Matcher matcher = pattern.matcher(lines.get(seen).text);
                if (matcher.find()) {
                    return matcher.toMatchResult();
                }
            }
            if (!moreThan(seen, deadlineNanos)) {
                return null;
            }
        }
    }

    /** Waits for the end of both streams. */
    synchronized void awaitEnd(Duration patience) {
        long deadlineNanos = System.nanoTime() + patience.toNanos();
        int seen = lines.size();
        while (moreThan(seen, deadlineNanos)) {
            seen = lines.size();
        }
    }

    private synchronized boolean moreThan(int seen, long deadlineNanos) {
        try {
            while (lines.size() == seen && openStreams > 0) {
                long leftMillis = (deadlineNanos - System.nanoTime()) / 1_000_000;
                if (leftMillis <= 0) {
                    return false;
                }
                wait(leftMillis);
            }
            return lines.size() > seen;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    synchronized List<String> of(boolean error) {
        return lines.stream()
                .filter(line -> line.error == error)
                .map(Line::text)
                .toList();
    }

    @Override
    public synchronized String toString() {
        return lines.stream()
                .map(line -> (line.error ? "err " : "out ") + line.text)
                .collect(Collectors.joining("\n"));
    }
}
