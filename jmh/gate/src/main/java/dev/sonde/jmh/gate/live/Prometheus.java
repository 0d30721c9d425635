package dev.sonde.jmh.gate.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Asks a Prometheus server what endpoints did in a span of time. */
public final class Prometheus {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final String url;
    private final Web web;

    /** The URL is that of the server, without {@code /api}. */
    public Prometheus(String url, Web web) {
        this.url = url.replaceFirst("/+$", "");
        this.web = web;
    }

    /**
     * Returns what the endpoints did that have these labels.
     *
     * @param selector as PromQL has it within its braces, {@code job="shop",version="1.4"}; may be empty
     * @param windows how many parts the span is cut into
     * @throws IOException with a message for its user if the server does not tell
     */
    public Traffic ask(String selector, Span span, int windows) throws IOException, InterruptedException {
        for (Naming naming : Naming.values()) {
            Traffic traffic = ask(naming, selector, span, windows);
            if (!traffic.isEmpty()) {
                return traffic;
            }
        }
        return new Traffic();
    }

    private Traffic ask(Naming naming, String selector, Span span, int windows)
            throws IOException, InterruptedException {
        Duration step = Duration.ofSeconds(Math.max(1, span.length().toSeconds() / windows));
        // What each counter grew by: by endpoint and instance, then by the end of the window.
        Map<String, Map<String, double[]>> grown = new LinkedHashMap<>();
        Map<String, String[]> names = new TreeMap<>();
        for (int counter = 0; counter < naming.counters.size(); counter++) {
            String expression = "sum by (instance, %s, %s) (increase(%s{%s}[%ds]))"
                    .formatted(naming.method, naming.route, naming.counters.get(counter), selector, step.toSeconds());
            for (JsonNode series : query(expression, span, step)) {
                Map<String, String> labels = labels(series.path("metric"));
                String instance = labels.getOrDefault("instance", "");
                String key = naming.endpoint(labels) + '\n' + instance;
                names.put(key, new String[] {naming.endpoint(labels), instance});
                put(series, counter, grown.computeIfAbsent(key, any -> new TreeMap<>()));
            }
        }
        Traffic traffic = new Traffic();
        grown.forEach((key, byTime) -> byTime.values()
                .forEach(each -> traffic.add(
                        names.get(key)[0], names.get(key)[1], new Window(each[0], each[1], each[2], each[3]))));
        return traffic;
    }

    private static void put(JsonNode series, int counter, Map<String, double[]> byTime) {
        for (JsonNode point : series.path("values")) {
            double[] window = byTime.computeIfAbsent(
                    point.path(0).asText(), any -> new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN});
            window[counter] = point.path(1).asDouble(Double.NaN);
        }
    }

    private JsonNode query(String expression, Span span, Duration step) throws IOException, InterruptedException {
        Instant first = span.from().plus(step);
        String answer = web.get(url + "/api/v1/query_range?query="
                + URLEncoder.encode(expression, StandardCharsets.UTF_8) + "&start=" + first.getEpochSecond() + "&end="
                + span.to().getEpochSecond() + "&step=" + step.toSeconds());
        try {
            return MAPPER.readTree(answer).path("data").path("result");
        } catch (IOException malformed) {
            throw new IOException(url + " does not answer as Prometheus does", malformed);
        }
    }

    private static Map<String, String> labels(JsonNode metric) {
        Map<String, String> labels = new TreeMap<>();
        metric.properties()
                .forEach(each -> labels.put(each.getKey(), each.getValue().asText()));
        return labels;
    }
}
