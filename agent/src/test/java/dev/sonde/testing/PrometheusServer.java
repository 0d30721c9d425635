package dev.sonde.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A real Prometheus server on a free loopback port that scrapes one target every second. */
public final class PrometheusServer implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("Listening on\" .*address=127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern RESULT =
            Pattern.compile("\"metric\":\\{([^}]*)\\},\"value\":\\[[^,]*,\"([^\"]*)\"\\]");

    private static final Pattern TRACE_ID = Pattern.compile("\"trace_id\":\"([^\"]*)\"");

    private final Process process;
    private final Path log;

    private PrometheusServer(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Starts it in this folder; skips the test where the environment names none in PROMETHEUS. */
    public static PrometheusServer start(Path folder, int targetPort) throws IOException {
        String job = """
                - job_name: sonde
                  static_configs: [{targets: ['127.0.0.1:%d']}]
                """.formatted(targetPort);
        return start("PROMETHEUS", folder, job);
    }

    /**
     * Starts it with these jobs, as its configuration has them, and flags.
     *
     * @param variable the environment's name for its binary; where there is none, the test is skipped
     */
    public static PrometheusServer start(String variable, Path folder, String jobs, String... flags)
            throws IOException {
        String prometheus = System.getenv().getOrDefault(variable, "/usr/bin/prometheus");
        boolean there = Files.isExecutable(Path.of(prometheus));
        if (!there) {
            System.out.println("SKIPPED: no Prometheus server here; name its binary in " + variable);
        }
        assumeTrue(there, "no Prometheus server");
        Path config = Files.writeString(
                folder.resolve("prometheus.yml"),
                "global: {scrape_interval: 1s, scrape_timeout: 1s}\nscrape_configs:\n" + jobs);
        Path log = folder.resolve("prometheus.log");
        List<String> command = new ArrayList<>(List.of(
                prometheus,
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:0"));
        command.addAll(List.of(flags));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new PrometheusServer(process, log);
    }

    /** The values of an instant query, by the labels of each as the answer writes them. */
    public Map<String, Double> query(String expression) throws IOException {
        String escaped = URLEncoder.encode(expression, StandardCharsets.UTF_8);
        HttpResponse<String> answer = HttpCalls.get("http://127.0.0.1:" + port() + "/api/v1/query?query=" + escaped);
        assertEquals(200, answer.statusCode(), answer.body());
        Map<String, Double> values = new TreeMap<>();
        Matcher result = RESULT.matcher(answer.body());
        while (result.find()) {
            values.put(result.group(1).replace("\"", ""), Double.parseDouble(result.group(2)));
        }
        return values;
    }

    /** The traces of the exemplars of these series. */
    public Set<String> traceIds(String series) throws IOException {
        String escaped = URLEncoder.encode(series, StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                HttpCalls.get("http://127.0.0.1:" + port() + "/api/v1/query_exemplars?query=" + escaped);
        assertEquals(200, answer.statusCode(), answer.body());
        return TRACE_ID.matcher(answer.body())
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private String port() {
        return Await.value("a port", Duration.ofSeconds(30), this::portInLog, port -> !port.isEmpty());
    }

    private String portInLog() throws IOException {
        Matcher listening = LISTENING.matcher(Files.readString(log));
        return listening.find() ? listening.group(1) : "";
    }
}
