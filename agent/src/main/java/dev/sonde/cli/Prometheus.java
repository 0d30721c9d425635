package dev.sonde.cli;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The HTTP API of a Prometheus, or of what answers as it does. */
final class Prometheus {
    private static final int READ_MILLIS = 120_000;
    private static final String NOT_ITS_WORDS = "it does not answer as Prometheus does; is this its address?";

    private final URL url;
    private final Client client;

    /**
     * At an address.
     *
     * @param text what comes before {@code /api/v1}
     */
    Prometheus(String text, Client client) throws IOException {
        this.url = client.url(text.replaceAll("/+$", ""));
        this.client = client;
    }

    /** The values of an instant query; what is not a number is left out. */
    List<Sample> instant(String expression, long epochSecond) throws IOException {
        List<Sample> samples = new ArrayList<>();
        for (Map<?, ?> series : result("query?time=" + epochSecond, expression)) {
            double value = number((List<?>) series.get("value"));
            if (!Double.isNaN(value)) {
                samples.add(new Sample("", labels(series), value));
            }
        }
        return samples;
    }

    /** The values of the one series that a query gives, NaN at moments without; empty if there is no series. */
    double[] range(String expression, Span span) throws IOException {
        String when = "query_range?start=" + span.start() + "&end=" + span.end + "&step=" + span.step;
        List<Map<?, ?>> all = result(when, expression);
        if (all.size() > 1) {
            throw new IOException("several series where one was asked for: " + expression);
        }
        double[] values = new double[all.isEmpty() ? 0 : span.moments()];
        Arrays.fill(values, Double.NaN);
        for (Map<?, ?> series : all) {
            for (Object point : (List<?>) series.get("values")) {
                List<?> pair = (List<?>) point;
                values[span.index((Double) pair.get(0))] = number(pair);
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return url.toString();
    }

    private List<Map<?, ?>> result(String when, String expression) throws IOException {
        try {
            URL asked = new URL(url + "/api/v1/" + when + "&query=" + escaped(expression));
            String text = new String(client.fetch(asked, "application/json", READ_MILLIS), StandardCharsets.UTF_8);
            return result(text);
        } catch (IOException failure) {
            throw new IOException("no answer from " + url + ": " + words(failure.getMessage()), failure);
        }
    }

    private static List<Map<?, ?>> result(String text) throws IOException {
        List<Map<?, ?>> result = new ArrayList<>();
        try {
            Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) JsonReader.read(text)).get("data");
            for (Object series : (List<?>) data.get("result")) {
                result.add((Map<?, ?>) series);
            }
            return result;
        } catch (IOException | ClassCastException | NullPointerException notItsWords) {
            throw new IOException(NOT_ITS_WORDS, notItsWords);
        }
    }

    /** Its own reason, which it tells as JSON. */
    private static String words(String message) {
        if (message == null || !message.startsWith("{")) {
            return message;
        }
        try {
            return String.valueOf(((Map<?, ?>) JsonReader.read(message)).get("error"));
        } catch (IOException notItsWords) {
            return message;
        }
    }

    private static Map<String, String> labels(Map<?, ?> series) {
        Map<String, String> labels = new HashMap<>();
        ((Map<?, ?>) series.get("metric")).forEach((key, value) -> labels.put((String) key, (String) value));
        return labels;
    }

    private static double number(List<?> pair) {
        return SampleReader.number((String) pair.get(1));
    }

    private static String escaped(String text) {
        try {
            return URLEncoder.encode(text, "UTF-8");
        } catch (UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
