package dev.sonde.testing;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What wrk, a load generator, says of a run: {@code requests} answered and {@code seconds} by percentile. */
public record Wrk(long requests, Map<Integer, Double> seconds) {

    private static final String BOUND = "60s";
    private static final Pattern PERCENTILE = Pattern.compile("(\\d+)%\\s+([0-9.]+)(us|ms|s)\\b");
    private static final Pattern REQUESTS = Pattern.compile("(\\d+) requests in ");
    private static final Map<String, Double> UNITS = Map.of("us", 1e-6, "ms", 1e-3, "s", 1.0);

    /** Sends a number of requests on each of some connections, one after the other, and waits for every answer. */
    public static Wrk run(String url, int connections, int requestsEach, Path folder) {
        skipIfMissing();
        assertTrue(url.startsWith("http://127.0.0.1:"), url);
        String count = Integer.toString(connections);
        try {
            Path ended = Files.createTempDirectory(folder, "ended");
            Path script = Files.writeString(folder.resolve("stop.lua"), """
                    local answered = 0
                    function response()
                      answered = answered + 1
                      if answered == %d then
                        wrk.thread:stop()
                        io.open("%s/" .. tostring(wrk.thread):gsub("[^%%w]", ""), "w"):close()
                      end
                    end
                    """.formatted(requestsEach, ended));
            Process wrk = new ProcessBuilder(
                            "wrk", "-t", count, "-c", count, "-d", BOUND, "--latency", "-s", script.toString(), url)
                    .redirectErrorStream(true)
                    .start();
            Await.until("wrk is done", Duration.ofMinutes(2), () -> !wrk.isAlive() || files(ended) == connections);
            // It would sit its time out; by this signal it ends and tells what it counted.
            new ProcessBuilder("kill", "-INT", Long.toString(wrk.pid())).start();
            return parse(new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends requests on some connections until it is stopped. */
    public static Running start(String url, int connections) {
        skipIfMissing();
        assertTrue(url.startsWith("http://127.0.0.1:"), url);
        try {
            return new Running(new ProcessBuilder(
                            "wrk", "-t", "1", "-c", Integer.toString(connections), "-d", BOUND, "--latency", url)
                    .redirectErrorStream(true)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A wrk under way; it ends by itself after a minute. */
    public record Running(Process wrk) {

        /** Ends it, and fails if a request was not answered well. */
        public Wrk stop() {
            try {
                new ProcessBuilder("kill", "-INT", Long.toString(wrk.pid())).start();
                return parse(new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static long files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.count();
        }
    }

    private static void skipIfMissing() {
        boolean there = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "wrk")));
        if (!there) {
            System.out.println("SKIPPED: wrk is not on the PATH (Debian: apt-get install wrk)");
        }
        assumeTrue(there, "wrk is not on the PATH");
    }

    private static Wrk parse(String said) {
        Matcher requests = REQUESTS.matcher(said);
        assertTrue(requests.find(), said);
        assertTrue(!said.contains("Non-2xx") && !said.contains("Socket errors"), said);
        Map<Integer, Double> seconds = new TreeMap<>();
        Matcher percentile = PERCENTILE.matcher(said);
        while (percentile.find()) {
            seconds.put(
                    Integer.valueOf(percentile.group(1)),
                    Double.parseDouble(percentile.group(2)) * UNITS.get(percentile.group(3)));
        }
        return new Wrk(Long.parseLong(requests.group(1)), seconds);
    }
}
