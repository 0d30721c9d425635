package dev.sonde.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A service with the agent on a processor of its own, and on another all that asks it and looks at it. */
final class Stage implements AutoCloseable {
    private static final int OF_THE_SERVICE = 1;
    private static final int OF_THE_REST = 0;
    /** Of its processor, while the rules look. */
    private static final double LOOKED_AT = 0.25;

    private static final int MOST_LOOKS = 15;
    private static final double SWING = 0.2;
    private static final int LOOK_SECONDS = 12;
    private static final int SETTLE_SECONDS = 6;
    private static final int MEASURE_SECONDS = 20;
    /** Above which the generator has too much to draw. */
    private static final double MORE_THAN_IT_TAKES = 5_000;

    private static final String COUNT = "sum(rate(http_server_requests_seconds_count[%ds]))";
    private static final String CPU = "sum(rate(process_cpu_seconds_total[%ds]))";

    private final Path folder;
    private final int historySeconds;
    private final PinnedProcess service;
    private final PrometheusServer prometheus;
    private final String url;
    private double ratePerSecond;

    private Stage(Path folder, int historySeconds, PinnedProcess service, PrometheusServer prometheus, String url) {
        this.folder = folder;
        this.historySeconds = historySeconds;
        this.service = service;
        this.prometheus = prometheus;
        this.url = url;
    }

    static Stage set(Subject subject, Path folder, int historySeconds) throws IOException, InterruptedException {
        int port = PinnedProcess.freePort();
        int agentPort = PinnedProcess.freePort();
        Path agent = Path.of("..", "agent", "target", "sonde.jar").toAbsolutePath();
        List<String> command =
                new ArrayList<>(List.of(PinnedProcess.java(), "-javaagent:" + agent + "=port=" + agentPort));
        subject.command().forEach(word -> command.add(word.replace("$port", Integer.toString(port))));
        PinnedProcess service = PinnedProcess.start(OF_THE_SERVICE, folder, "service", command);
        String url = "http://127.0.0.1:" + port;
        service.awaitAnswer(url + subject.ready());
        if (!subject.data().isEmpty()) {
            send(url + subject.data(), subject.content());
        }
        return new Stage(folder, historySeconds, service, look(folder, agentPort, historySeconds), url);
    }

    private static void send(String url, String turtle) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Content-Type", "text/turtle")
                .POST(HttpRequest.BodyPublishers.ofString(turtle))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
    }

    private static PrometheusServer look(Path folder, int agentPort, int historySeconds)
            throws IOException, InterruptedException {
        Files.writeString(folder.resolve("short.yaml"), RulesYaml.of(List.of(ShortRules.of(historySeconds))));
        String config = String.format(
                "global: {scrape_interval: %ds, evaluation_interval: %ds}%nrule_files: [short.yaml]%n"
                        + "scrape_configs: [{job_name: service, static_configs: [{targets: ['127.0.0.1:%d']}]}]%n",
                ShortRules.STEP_SECONDS, ShortRules.STEP_SECONDS, agentPort);
        Path data = Files.createTempDirectory(folder, "data").resolve("tsdb");
        Files.copy(folder.resolve("short.yaml"), data.resolveSibling("short.yaml"));
        return PrometheusServer.scraping(config, Tool.of("PROMETHEUS"), data);
    }

    /** Has the JVM compile what it would within hours of little traffic. */
    void warmUp(String mix, int seconds) throws IOException, InterruptedException {
        load(mix, MORE_THAN_IT_TAKES, 0, seconds / 2, seconds / 2);
        double perSecond = number(String.format(COUNT, LOOK_SECONDS));
        ratePerSecond = LOOKED_AT * perSecond;
        System.out.printf(Locale.ROOT, "%s: %.0f/s while it got warm%n", mix, perSecond);
    }

    /** Whether the load was about what it is to be; if not, the next one is closer. */
    private boolean aim(String mix) throws IOException, InterruptedException {
        load(mix, ratePerSecond, 0, LOOK_SECONDS, 10);
        double cores = number(String.format(CPU, ShortRules.RATE_SECONDS));
        ratePerSecond *= Math.max(0.25, Math.min(2, LOOKED_AT / cores));
        System.out.printf(Locale.ROOT, "%s: %.2f cores, now %.0f/s%n", mix, cores, ratePerSecond);
        return Math.abs(cores - LOOKED_AT) < 0.04;
    }

    /** Looks at a load that swings about a quarter of the processor. */
    Foretold foretell(String mix) throws IOException, InterruptedException {
        int inARow = 0;
        for (int i = 0; i < MOST_LOOKS && inARow < 2; i++) {
            inARow = aim(mix) ? inARow + 1 : 0;
        }
        int seconds = historySeconds + ShortRules.RATE_SECONDS + 2;
        ProcessorTime before = ProcessorTime.now(OF_THE_SERVICE);
        load(mix, ratePerSecond, SWING, seconds, 10);
        ProcessorTime used = ProcessorTime.now(OF_THE_SERVICE).since(before);
        double cores = number("avg_over_time(" + Recorded.MEAN_CPU + "[" + historySeconds + "s])");
        Foretold foretold = new Foretold(
                cores,
                Math.max(0, used.cores(seconds) - cores),
                number(Recorded.SLOPE.toString()),
                number(Recorded.IDLE.toString()),
                number(Recorded.MODEL_R2.toString()),
                number(Recorded.MODEL_ERROR.toString()),
                number(Recorded.SATURATION.toString()),
                byRoute(Recorded.DEMAND),
                byRoute(Recorded.ENDPOINT_REQUESTS_1H));
        System.out.println(mix + ": " + foretold);
        return foretold;
    }

    /** Asks for several times what it is said to take, over connections that wait for their answers. */
    Measured saturate(String mix, double mostPerSecond) throws IOException, InterruptedException {
        int half = (SETTLE_SECONDS + MEASURE_SECONDS) / 2;
        ProcessorTime before = ProcessorTime.now(OF_THE_SERVICE);
        load(mix, 4 * mostPerSecond, 0, half, half);
        ProcessorTime used = ProcessorTime.now(OF_THE_SERVICE).since(before);
        double cores = number(String.format(CPU, MEASURE_SECONDS));
        double others = Math.max(0, used.cores(2 * half) - cores);
        Measured measured = new Measured(number(String.format(COUNT, MEASURE_SECONDS)), cores, others);
        System.out.println(mix + ": " + measured);
        return measured;
    }

    private void load(String mix, double rate, double swing, int seconds, int timeoutSeconds)
            throws IOException, InterruptedException {
        Path file = Files.createTempFile(folder, mix, ".mix");
        Files.writeString(file, mixText(mix));
        Path jar = Path.of("..", "sample-app", "target", "load.jar").toAbsolutePath();
        List<String> command = List.of(
                PinnedProcess.java(),
                "-Xmx256m",
                "-jar",
                jar.toString(),
                url,
                "--mix",
                file.toString(),
                "--rate",
                String.format(Locale.ROOT, "%.1f", rate),
                "--swing",
                Double.toString(swing),
                "--period",
                "60",
                "--duration",
                Integer.toString(seconds),
                "--timeout",
                Integer.toString(timeoutSeconds),
                "--arrivals",
                "poisson");
        try (PinnedProcess load = PinnedProcess.start(OF_THE_REST, folder, "load", command)) {
            load.awaitEnd();
        }
    }

    private static String mixText(String mix) throws IOException {
        try (InputStream text = Stage.class.getResourceAsStream("/mixes/" + mix + ".mix")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private double number(String expression) throws IOException, InterruptedException {
        JsonNode result = prometheus.query(expression, Instant.now().getEpochSecond());
        return result.isEmpty()
                ? Double.NaN
                : result.get(0).path("value").get(1).asDouble();
    }

    private Map<String, Double> byRoute(Recorded series) throws IOException, InterruptedException {
        Map<String, Double> figures = new TreeMap<>();
        for (JsonNode each : prometheus.query(series.toString(), Instant.now().getEpochSecond())) {
            JsonNode labels = each.path("metric");
            double figure = each.path("value").get(1).asDouble();
            if (figure > 0) {
                figures.put(
                        labels.path("method").asText() + " "
                                + labels.path("uri").asText(),
                        figure);
            }
        }
        return figures;
    }

    @Override
    public void close() {
        prometheus.close();
        service.close();
    }
}
