package dev.sonde.metrics;

import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.OpenMetricsTextFormatWriter;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.util.List;
import java.util.regex.Pattern;

/** The text of one scrape and questions to it. */
public final class ScrapeText {

    private final String text;

    private ScrapeText(String text) {
        this.text = text;
    }

    public static ScrapeText text(Meters meters) {
        return written(PrometheusTextFormatWriter.create(), meters);
    }

    static ScrapeText openMetrics(Meters meters) {
        return written(OpenMetricsTextFormatWriter.create(), meters);
    }

    private static ScrapeText written(ExpositionFormatWriter writer, Meters meters) {
        return new ScrapeText(writer.toDebugString(meters.registry().scrape()));
    }

    public List<String> lines() {
        return text.lines().toList();
    }

    /** Lines of values of this series, whatever its labels. */
    List<String> series(String name) {
        Pattern pattern = Pattern.compile(Pattern.quote(name) + "(\\{.*)? .*");
        return lines().stream().filter(line -> pattern.matcher(line).matches()).toList();
    }

    double value(String name) {
        String line = series(name).get(0);
        return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
    }

    @Override
    public String toString() {
        return text;
    }
}
