package dev.sonde.jmh;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two versions of a service with real agents, of which the newer takes a fifth more bytes a request, under load. */
final class LiveIT {
    private static final List<Process> PROCESSES = new ArrayList<>();
    private static final List<String> SERVICES = new ArrayList<>();
    private static final List<Integer> AGENTS = new ArrayList<>();
    private static volatile boolean loaded = true;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void start() throws IOException {
        for (String bytes : List.of("40000", "48000")) {
            int port = freePort();
            Process process = new ProcessBuilder(
                            Program.java(),
                            "-javaagent:" + Program.AGENT + "=report=false,jfr=false,port=" + port,
                            "-cp",
                            Path.of("target", "test-classes").toString(),
                            OrdersService.class.getName(),
                            bytes)
                    .redirectError(folder.resolve(bytes + ".log").toFile())
                    .start();
            PROCESSES.add(process);
            BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
            SERVICES.add("http://127.0.0.1:" + said.readLine() + "/orders");
            AGENTS.add(port);
        }
        for (String service : SERVICES) {
            Thread load = new Thread(() -> call(service), "load");
            load.setDaemon(true);
            load.start();
        }
    }

    @AfterAll
    static void stop() {
        loaded = false;
        PROCESSES.forEach(Process::destroyForcibly);
    }

    @Test
    void ofTwoScrapesTheDearerRouteIsTold() throws IOException {
        Path json = folder.resolve("scrapes.json");
        Program gate = Program.gate(
                "compare", "--live", scrape(0), scrape(1), "--for", "8s", "--windows", "8", "--json", json.toString());
        isDearer(gate, json);
        assertTrue(gate.said().contains("fewer than three instances"), gate.said());
    }

    @Test
    void ofTwoVersionsInPrometheusTheDearerRouteIsTold() throws IOException {
        String binary = System.getenv().getOrDefault("PROMETHEUS", "/usr/bin/prometheus");
        boolean there = Files.isExecutable(Path.of(binary));
        if (!there) {
            System.out.println("SKIPPED: no Prometheus server here; name its binary in PROMETHEUS");
        }
        assumeTrue(there, "no Prometheus server");
        int port = freePort();
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s, scrape_timeout: 1s}
                scrape_configs:
                - job_name: shop
                  static_configs:
                  - {targets: ['127.0.0.1:%d'], labels: {version: '1.4'}}
                  - {targets: ['127.0.0.1:%d'], labels: {version: '1.5'}}
                """.formatted(AGENTS.get(0), AGENTS.get(1)));
        PROCESSES.add(new ProcessBuilder(
                        binary,
                        "--config.file=" + config,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start());
        Path json = folder.resolve("prometheus.json");
        long deadline = System.nanoTime() + 60_000_000_000L;
        Program gate;
        do {
            // It has nothing to tell in its first seconds, and in its first windows too little.
            gate = Program.gate(
                    "compare",
                    "--live",
                    "--prometheus",
                    "http://127.0.0.1:" + port,
                    "version=\"1.4\"",
                    "version=\"1.5\"",
                    "--from",
                    "-24s",
                    "--windows",
                    "8",
                    "--json",
                    json.toString());
        } while (gate.exitCode() != 1 && System.nanoTime() < deadline);
        isDearer(gate, json);
    }

    private static void isDearer(Program gate, Path json) throws IOException {
        assertEquals(1, gate.exitCode(), gate.said());
        assertTrue(gate.said().contains("GET /orders"), gate.said());
        String bytes = Files.readString(json).replaceAll("\\s", "");
        assertTrue(
                bytes.contains(
                        "\"metric\":\"allocated\",\"unit\":\"B/request\",\"decides\":true,\"verdict\":\"slower\""),
                gate.said());
        assertTrue(bytes.contains("\"metric\":\"cpu\",\"unit\":\"us/request\",\"decides\":true"), gate.said());
    }

    private static String scrape(int side) {
        return "http://127.0.0.1:" + AGENTS.get(side) + "/metrics";
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void call(String service) {
        while (loaded) {
            try {
                HttpURLConnection call =
                        (HttpURLConnection) URI.create(service).toURL().openConnection();
                assertEquals(204, call.getResponseCode());
            } catch (IOException e) {
                if (loaded) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
