package dev.sonde.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real Prometheus on a free loopback port that answers from blocks it is given or from what it scrapes. */
final class PrometheusServer implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on\" .*address=127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern READY = Pattern.compile("Server is ready to receive web requests");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    final String url;

    private PrometheusServer(Process process, String url) {
        this.process = process;
        this.url = url;
    }

    /** One that scrapes nothing. */
    static PrometheusServer start(Tool prometheus, Path data, String... flags)
            throws IOException, InterruptedException {
        return scraping("scrape_configs: []\n", prometheus, data, flags);
    }

    /** One with this configuration, next to its data. */
    static PrometheusServer scraping(String yaml, Tool prometheus, Path data, String... flags)
            throws IOException, InterruptedException {
        Path folder = data.getParent();
        Path config = Files.writeString(folder.resolve("prometheus.yml"), yaml);
        Path log = Files.createTempFile(folder, "prometheus", ".log");
        List<String> command = new ArrayList<>(List.of(
                prometheus.path(),
                "--config.file=" + config,
                "--storage.tsdb.path=" + data,
                "--storage.tsdb.retention.time=10y",
                "--web.listen-address=127.0.0.1:0"));
        command.addAll(List.of(flags));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!READY.matcher(Files.readString(log)).find()) {
            if (System.nanoTime() > deadline || process.waitFor(50, TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(Files.readString(log));
            }
        }
        Matcher port = LISTENING.matcher(Files.readString(log));
        if (!port.find()) {
            throw new AssertionError(Files.readString(log));
        }
        return new PrometheusServer(process, "http://127.0.0.1:" + port.group(1));
    }

    /** The result of an instant query, {@code data.result} of the answer. */
    JsonNode query(String expression, long epochSecond) throws IOException, InterruptedException {
        return ask("query", expression, "&time=" + epochSecond).path("result");
    }

    /** What an instant query takes. */
    QueryCost cost(String expression, long epochSecond) throws IOException, InterruptedException {
        return cost(ask("query", expression, "&stats=all&time=" + epochSecond));
    }

    /** What a query for a graph takes. */
    QueryCost cost(String expression, long from, long to, long stepSeconds) throws IOException, InterruptedException {
        String range = "&stats=all&start=" + from + "&end=" + to + "&step=" + stepSeconds;
        return cost(ask("query_range", expression, range));
    }

    private static QueryCost cost(JsonNode data) {
        JsonNode stats = data.path("stats");
        return new QueryCost(
                stats.path("timings").path("execTotalTime").asDouble(),
                stats.path("samples").path("totalQueryableSamples").asLong(),
                data.path("result").size());
    }

    private JsonNode ask(String api, String expression, String more) throws IOException, InterruptedException {
        String form = "query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8) + more;
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v1/" + api))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode json = MAPPER.readTree(answer.body());
        if (!json.path("status").asText().equals("success")) {
            throw new AssertionError(expression + "\n" + answer.body());
        }
        return json.path("data");
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
