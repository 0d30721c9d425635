package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnEveryJdk;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Scrape;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Socket;
import java.net.URL;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The scrape of the whole agent, asked from outside. */
@Execution(ExecutionMode.CONCURRENT)
final class ScrapeIT {

    private static final int MORE_THAN_THREADS = 12;

    @OnEveryJdk
    void bothFormatsAreServedPlainAndZipped(Jdk jdk) throws IOException {
        try (ChildJvm child = idle(jdk).main("Idle")) {
            String url = "http://127.0.0.1:" + child.sondePort() + "/metrics";
            HttpResponse<String> text = HttpCalls.get(url);
            assertTrue(text.body().contains("\n# TYPE sonde_build_info gauge\n"), text.body());
            HttpResponse<String> openMetrics = HttpCalls.get(url, "Accept", "application/openmetrics-text");
            assertTrue(openMetrics.body().endsWith("\n# EOF\n"), openMetrics.body());
            assertTrue(Scrape.parse(zipped(url)).has("sonde_build_info"));
            Health.assertSound(child);
        }
    }

    @OnEveryJdk
    void processFiguresAreThoseThatTheSystemShowsToOthers(Jdk jdk) throws IOException {
        try (ChildJvm child = idle(jdk).main("Idle")) {
            Scrape scrape = child.scrape();
            Path proc = Path.of("/proc", Long.toString(child.pid()));
            near(status(proc, "VmRSS") * 1024, scrape.value("process_resident_memory_bytes"));
            near(status(proc, "VmSize") * 1024, scrape.value("process_virtual_memory_bytes"));
            near(status(proc, "Threads"), scrape.value("process_threads"));
            near(entries(proc.resolve("fd")), scrape.value("process_open_fds"));
            assertTrue(
                    scrape.names()
                            .containsAll(Set.of(
                                    "process_cpu_seconds_total",
                                    "process_max_fds",
                                    "process_virtual_memory_max_bytes",
                                    "process_heap_bytes",
                                    "process_start_time_seconds")),
                    scrape::toString);
        }
    }

    @OnSomeJdks
    void aProviderOfTheServiceIsNeitherUsedNorAskedFor(Jdk jdk) {
        try (ChildJvm child = idle(jdk)
                .property("com.sun.net.httpserver.HttpServerProvider", "no.such.Provider")
                .main("Idle")) {
            assertTrue(child.scrape().has("sonde_build_info"));
            Health.assertSound(child);
        }
    }

    @OnSomeJdks
    void clientsThatNeverFinishTheirRequestDoNotKeepPrometheusWaiting(Jdk jdk) throws IOException {
        List<Socket> sockets = new ArrayList<>();
        try (ChildJvm child = idle(jdk).main("Idle")) {
            for (int i = 0; i < MORE_THAN_THREADS; i++) {
                sockets.add(RawHttp.connected("http://127.0.0.1:" + child.sondePort()));
                RawHttp.send(sockets.get(i), "GET /metrics HTTP/1.1\r\nHos");
            }
            assertTrue(child.scrape().has("sonde_build_info"));
            Health.assertSound(child);
        } finally {
            for (Socket socket : sockets) {
                socket.close();
            }
        }
    }

    private static ChildCommand idle(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "life").on(jdk).agent("port=0");
    }

    private static String zipped(String url) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
        connection.setRequestProperty("Accept-Encoding", "gzip");
        try (InputStream in = new GZIPInputStream(connection.getInputStream())) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static double status(Path proc, String key) throws IOException {
        return Files.readAllLines(proc.resolve("status")).stream()
                .filter(line -> line.startsWith(key + ":"))
                .mapToDouble(line -> Double.parseDouble(line.split("\\s+")[1]))
                .sum();
    }

    private static double entries(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }

    private static void near(double expected, double actual) {
        assertEquals(expected, actual, expected * 0.25);
    }
}
