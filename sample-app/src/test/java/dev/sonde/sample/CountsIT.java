package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The service with the agent under the load generator: both count the same. */
class CountsIT {
    private static final Pattern COUNT = Pattern.compile("(?m)^http_server_requests_seconds_count\\{(.*)} (\\S+)$");
    private static final Pattern ACTIVE = Pattern.compile("(?m)^http_server_requests_active\\{(.*)} (\\S+)$");

    @TempDir
    private Path directory;

    private final int port = freePort();
    private final int metricsPort = freePort();
    private Process shop;

    @BeforeEach
    void startShop() throws IOException {
        Path agent = Path.of("../agent/target/sonde.jar");
        assumeTrue(Files.exists(agent), "the agent is not built");
        shop = start(
                "shop.log",
                "-javaagent:" + agent + "=port=" + metricsPort,
                "-jar",
                "target/sample-app.jar",
                "--server.port=" + port);
        await("http://127.0.0.1:" + port + "/books/7");
        await("http://127.0.0.1:" + metricsPort + "/metrics");
    }

    @AfterEach
    void endShop() {
        if (shop != null) {
            shop.destroyForcibly();
        }
    }

    @Test
    void theScrapeCountsEachAnswerOfTheLoadGeneratorToTheLastOne() throws Exception {
        Map<String, Long> before = countedByScrape();
        JsonNode result = load("--rate", "200", "--count", "3000", "--duration", "60");
        assertThat(result.get("total").get("answered").asLong()).isEqualTo(3_000);
        awaitNothingInFlight();
        Map<String, Long> counted = countedByScrape();
        before.forEach((answer, count) -> counted.merge(answer, -count, Long::sum));
        assertThat(counted)
                .containsKeys("GET /books/{id} 200", "POST /orders 201", "POST /orders/{id}/payment 500")
                .isEqualTo(countedByGenerator(result));
        assertThat(scrape()).doesNotContain("sonde_failures_total{");
    }

    private static Map<String, Long> countedByGenerator(JsonNode result) {
        Map<String, Long> answers = new TreeMap<>();
        for (JsonNode kind : result.get("kinds")) {
            String request =
                    kind.get("request").asString().replaceAll("\\?.*", "").replaceAll("<[^>]*>", "{id}");
            String endpoint = request.equals("GET /favicon.ico") ? "GET UNKNOWN" : request;
            kind.get("byStatus")
                    .properties()
                    .forEach(each -> answers.merge(
                            endpoint + " " + each.getKey(), each.getValue().asLong(), Long::sum));
        }
        return answers;
    }

    private JsonNode load(String... options) throws IOException, InterruptedException {
        Path json = directory.resolve("load.json");
        List<String> words = new ArrayList<>(List.of("-jar", "target/load.jar", "http://127.0.0.1:" + port));
        words.addAll(List.of(options));
        words.addAll(List.of("--json", json.toString()));
        Process load = start("load.log", words.toArray(String[]::new));
        assertThat(load.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(load.exitValue())
                .as(Files.readString(directory.resolve("load.log")))
                .isZero();
        return JsonMapper.shared().readTree(Files.readString(json));
    }

    /** Without the partner, whose stand-in is in the same process and answers the shop, not the load generator. */
    private Map<String, Long> countedByScrape() throws IOException {
        Map<String, Long> answers = new TreeMap<>();
        COUNT.matcher(scrape())
                .results()
                .filter(series -> !series.group(1).contains("uri=\"/partner"))
                .forEach(series -> answers.merge(answer(series.group(1)), count(series), Long::sum));
        return answers;
    }

    private static String answer(String labels) {
        return label(labels, "method") + " " + label(labels, "uri") + " " + label(labels, "status");
    }

    private static String label(String labels, String key) {
        Matcher matcher = Pattern.compile(key + "=\"([^\"]*)\"").matcher(labels);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static long count(MatchResult series) {
        return (long) Double.parseDouble(series.group(2));
    }

    private void awaitNothingInFlight() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (ACTIVE.matcher(scrape()).results().mapToLong(CountsIT::count).sum() != 0) {
            assertThat(System.nanoTime()).as(scrape()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    private String scrape() throws IOException {
        return read("http://127.0.0.1:" + metricsPort + "/metrics");
    }

    private void await(String url) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
        while (true) {
            try {
                read(url);
                return;
            } catch (ConnectException notYet) {
                assertThat(shop.isAlive() && System.nanoTime() < deadline)
                        .as(() -> log())
                        .isTrue();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private String log() {
        try {
            return Files.readString(directory.resolve("shop.log"));
        } catch (IOException e) {
            return e.toString();
        }
    }

    private Process start(String log, String... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(words));
        command.add(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(log).toFile())
                .start();
    }

    private static String read(String url) throws IOException {
        try (var in = URI.create(url).toURL().openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
