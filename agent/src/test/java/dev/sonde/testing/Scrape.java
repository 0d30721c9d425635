package dev.sonde.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The samples of one scrape in Prometheus' text format (or OpenMetrics). */
public final class Scrape {
    private final String text;
    private final List<Sample> samples;

    private Scrape(String text, List<Sample> samples) {
        this.text = text;
        this.samples = samples;
    }

    /** Scrapes this URL. */
    public static Scrape from(String url) {
        HttpResponse<String> answer = HttpCalls.get(url);
        assertEquals(200, answer.statusCode(), url);
        return parse(answer.body());
    }

    public static Scrape parse(String text) {
        List<Sample> samples = text.lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(SampleLine::parse)
                .toList();
        return new Scrape(text, samples);
    }

    /** The samples of this name that have these labels, given as name, value, name, value. */
    public List<Sample> samples(String name, String... labels) {
        Map<String, String> wanted = pairs(labels);
        return samples.stream()
                .filter(sample -> sample.name().equals(name) && sample.has(wanted))
                .toList();
    }

    public boolean has(String name, String... labels) {
        return !samples(name, labels).isEmpty();
    }

    /** The value of the one sample with this name and these labels; an error if there is none or more. */
    public double value(String name, String... labels) {
        List<Sample> found = samples(name, labels);
        return found.size() == 1 ? found.get(0).value() : fail(tellOf(name, labels, found));
    }

    /** The sum over all samples with this name and these labels; an error if there is none. */
    public double sum(String name, String... labels) {
        List<Sample> found = samples(name, labels);
        return found.isEmpty()
                ? fail(tellOf(name, labels, found))
                : found.stream().mapToDouble(Sample::value).sum();
    }

    /** The sum, or 0 if there is no such sample. */
    public double sumOrZero(String name, String... labels) {
        return samples(name, labels).stream().mapToDouble(Sample::value).sum();
    }

    public Set<String> names() {
        return samples.stream().map(Sample::name).collect(Collectors.toCollection(TreeSet::new));
    }

    /** All the values of a label among the samples of this name. */
    public Set<String> labelValues(String name, String label) {
        return samples(name).stream()
                .flatMap(sample -> Stream.ofNullable(sample.labels().get(label)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    public List<Sample> samples() {
        return samples;
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }

    private String tellOf(String name, String[] labels, List<Sample> found) {
        List<Sample> alike = found.isEmpty() ? samples(name) : found;
        return found.size() + " samples of " + name + pairs(labels) + "; there are "
                + (alike.isEmpty() ? names() : alike);
    }

    private static Map<String, String> pairs(String... labels) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            pairs.put(labels[i], labels[i + 1]);
        }
        return pairs;
    }
}
