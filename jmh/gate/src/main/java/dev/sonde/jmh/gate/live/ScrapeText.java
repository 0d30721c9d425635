package dev.sonde.jmh.gate.live;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A scrape in Prometheus's text format, reduced to what each endpoint has taken so far. */
final class ScrapeText {
    private static final Pattern SAMPLE = Pattern.compile("([a-zA-Z_:][\\w:]*)\\{(.*)\\} (\\S+)(?: \\d+)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    private ScrapeText() {}

    /** The sums by endpoint. */
    static Map<String, double[]> sums(String text) {
        Map<String, double[]> sums = new TreeMap<>();
        text.lines().filter(line -> line.startsWith("http_server_request")).forEach(line -> add(line, sums));
        return sums;
    }

    private static void add(String line, Map<String, double[]> sums) {
        Matcher sample = SAMPLE.matcher(line);
        if (!sample.matches()) {
            return;
        }
        for (Naming naming : Naming.values()) {
            int counter = naming.counters.indexOf(sample.group(1));
            if (counter >= 0) {
                String endpoint = naming.endpoint(labels(sample.group(2)));
                double[] all = sums.computeIfAbsent(endpoint, any -> new double[naming.counters.size()]);
                all[counter] += Double.parseDouble(sample.group(3));
            }
        }
    }

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Matcher label = LABEL.matcher(text);
        while (label.find()) {
            String value =
                    label.group(2).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
            labels.put(label.group(1), value);
        }
        return labels;
    }
}
