package dev.sonde.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads Prometheus's text format; leaves out remarks, lines that are none of its, and what is not a number. */
final class SampleReader {
    private final String line;
    private int position;

    private SampleReader(String line) {
        this.line = line;
    }

    static List<Sample> read(String text) {
        List<Sample> samples = new ArrayList<>();
        for (String line : text.split("\r?\n")) {
            Sample sample = line.startsWith("#") ? null : new SampleReader(line).sample();
            if (sample != null && !Double.isNaN(sample.value)) {
                samples.add(sample);
            }
        }
        return samples;
    }

    private Sample sample() {
        try {
            String name = until("{ ");
            Map<String, String> labels = labels();
            String value = line.substring(position).trim().split(" ")[0];
            return new Sample(name, labels, number(value));
        } catch (StringIndexOutOfBoundsException | NumberFormatException notASample) {
            return null;
        }
    }

    /** A number as Prometheus writes it: with {@code +Inf}, {@code -Inf} and {@code NaN}. */
    static double number(String text) {
        return Double.parseDouble(text.replace("Inf", "Infinity"));
    }

    private Map<String, String> labels() {
        Map<String, String> labels = new HashMap<>();
        if (line.charAt(position) != '{') {
            return labels;
        }
        position++;
        while (line.charAt(position) != '}') {
            String key = until("=");
            position += 2;
            labels.put(key, quoted());
            if (line.charAt(position) == ',') {
                position++;
            }
        }
        position++;
        return labels;
    }

    private String until(String ends) {
        int from = position;
        while (ends.indexOf(line.charAt(position)) < 0) {
            position++;
        }
        return line.substring(from, position);
    }

    private String quoted() {
        StringBuilder text = new StringBuilder();
        for (char each = line.charAt(position++); each != '"'; each = line.charAt(position++)) {
            text.append(each == '\\' ? unescaped(line.charAt(position++)) : each);
        }
        return text.toString();
    }

    private static char unescaped(char escaped) {
        return escaped == 'n' ? '\n' : escaped;
    }
}
