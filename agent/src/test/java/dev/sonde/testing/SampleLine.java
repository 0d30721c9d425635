package dev.sonde.testing;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads one sample line of the text format. */
final class SampleLine {
    private static final Pattern LINE = Pattern.compile("([a-zA-Z_:][\\w:]*)(?:\\{(.*)\\})? ([^ ]+)( .*)?");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\",?");

    private SampleLine() {}

    static Sample parse(String line) {
        // An OpenMetrics exemplar follows the value after " # "; its braces are not the sample's.
        int exemplar = line.indexOf(" # {");
        Matcher matcher = LINE.matcher(exemplar < 0 ? line : line.substring(0, exemplar));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a sample: " + line);
        }
        String labels = matcher.group(2) == null ? "" : matcher.group(2);
        return new Sample(matcher.group(1), labels(labels, line), value(matcher.group(3)));
    }

    private static Map<String, String> labels(String text, String line) {
        Map<String, String> labels = new LinkedHashMap<>();
        Matcher matcher = LABEL.matcher(text);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            String value =
                    matcher.group(2).replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\");
            labels.put(matcher.group(1), value);
            end = matcher.end();
        }
        if (end != text.length()) {
            throw new IllegalArgumentException("not labels: " + line);
        }
        return Map.copyOf(labels);
    }

    private static double value(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }
}
