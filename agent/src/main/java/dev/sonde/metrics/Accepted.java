package dev.sonde.metrics;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The format that an {@code Accept} header asks for, by Prometheus's rules of content negotiation: the range with the
 * highest {@code q} that there is a format for, the first of several; text where there is none.
 */
final class Accepted {

    private static final String ESCAPING = "escaping";
    private static final String VERSION = "version";

    final Format format;
    /** As the answer has it: with the escaping of names if the client named one that is followed. */
    final String contentType;

    private Accepted(Format format, Map<String, String> parameters) {
        this.format = format;
        this.contentType = format.contentType + escaping(parameters.getOrDefault(ESCAPING, ""));
    }

    /** The header may be null. */
    static Accepted of(String header) {
        Accepted best = null;
        double bestQuality = 0;
        for (String range : (header == null ? "" : header).split(",")) {
            // By a letter, not by a pattern with what is around it: a header of blanks would take that half a second.
            String[] parts = range.toLowerCase(Locale.ROOT).split(";", -1);
            Map<String, String> parameters = parameters(parts);
            Format format = format(parts[0].trim(), parameters);
            double quality = quality(parameters.get("q"));
            if (format != null && quality > bestQuality) {
                best = new Accepted(format, parameters);
                bestQuality = quality;
            }
        }
        return best == null ? new Accepted(Format.PROMETHEUS, new HashMap<>()) : best;
    }

    private static Map<String, String> parameters(String... parts) {
        Map<String, String> parameters = new HashMap<>();
        for (int i = 1; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            if (equals > 0) {
                String value = parts[i].substring(equals + 1).trim().replace("\"", "");
                parameters.put(parts[i].substring(0, equals).trim(), value);
            }
        }
        return parameters;
    }

    private static Format format(String type, Map<String, String> parameters) {
        switch (type) {
            case "application/vnd.google.protobuf":
                boolean delimitedFamilies =
                        "io.prometheus.client.metricfamily".equals(parameters.getOrDefault("proto", ""))
                                && "delimited".equals(parameters.getOrDefault("encoding", "delimited"));
                return delimitedFamilies ? Format.PROTOBUF : null;
            case "application/openmetrics-text":
                String version = parameters.getOrDefault(VERSION, "1.0.0");
                return version.startsWith("1.") || version.startsWith("0.") ? Format.OPEN_METRICS : null;
            case "text/plain":
                return parameters.getOrDefault(VERSION, "").equals("1.0.0") ? Format.PROMETHEUS_1 : Format.PROMETHEUS;
            case "text/*":
            case "*/*":
                return Format.PROMETHEUS;
            default:
                return null;
        }
    }

    private static double quality(String q) {
        try {
            return q == null ? 1 : Double.parseDouble(q);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }

    // All names are of the old alphabet, so each of these leaves them as they are; "dots" would not.
    private static String escaping(String scheme) {
        switch (scheme) {
            case "allow-utf-8":
            case "underscores":
            case "values":
                return "; escaping=" + scheme;
            case "dots":
                return "; escaping=underscores";
            default:
                return "";
        }
    }

    /** What an answer can be written as. */
    enum Format {
        PROTOBUF(
                "application/vnd.google.protobuf; proto=io.prometheus.client.MetricFamily; encoding=delimited",
                TextFormat.PROMETHEUS),
        OPEN_METRICS(TextFormat.OPEN_METRICS.contentType, TextFormat.OPEN_METRICS),
        PROMETHEUS(TextFormat.PROMETHEUS.contentType, TextFormat.PROMETHEUS),
        // The same bytes: it differs in names that Sonde does not have.
        PROMETHEUS_1("text/plain; version=1.0.0; charset=utf-8", TextFormat.PROMETHEUS);

        final String contentType;
        final TextFormat text;

        Format(String contentType, TextFormat text) {
            this.contentType = contentType;
            this.text = text;
        }
    }
}
