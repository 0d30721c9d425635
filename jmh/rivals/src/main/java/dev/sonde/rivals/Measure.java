package dev.sonde.rivals;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is measured of a service with an agent. */
enum Measure {
    START("first answer, ms", 1e6, "%,.0f", true),
    START_CPU("CPU until then, ms", 1e6, "%,.0f", true),
    ONCE_CPU("CPU once, ms", 1e6, "%,.0f", true),
    REQUEST_CPU("CPU a request, us", 1e3, "%,.1f", true),
    REQUEST_BYTES("bytes a request", 1, "%,.0f", false),
    RESIDENT("resident, MB", 1 << 20, "%,.1f", false),
    THREADS("threads", 1, "%,.0f", false),
    SCRAPE_CPU("CPU, ms", 1e6, "%,.1f", false),
    SCRAPE_BYTES("kB", 1e3, "%,.1f", false),
    SCRAPE_GZIP_BYTES("kB zipped", 1e3, "%,.1f", false);

    /** Of one scrape. */
    static final Set<Measure> OF_A_SCRAPE = EnumSet.of(SCRAPE_CPU, SCRAPE_BYTES, SCRAPE_GZIP_BYTES);
    /** Of the service as a whole. */
    static final Set<Measure> OF_THE_SERVICE = EnumSet.complementOf(EnumSet.copyOf(OF_A_SCRAPE));

    final String title;
    /** How much of what was measured, nanoseconds or bytes, is one unit of the title. */
    final double scale;
    /** Of one number. */
    final String format;
    /** Whether a ratio to the service without an agent says something. */
    final boolean isRatio;

    Measure(String title, double scale, String format, boolean isRatio) {
        this.title = title;
        this.scale = scale;
        this.format = format;
        this.isRatio = isRatio;
    }

    /** What was measured, in a line. */
    static String line(Map<Measure, Double> measured) {
        return measured.entrySet().stream()
                .map(each -> each.getKey().title + ' ' + each.getKey().text(each.getValue()))
                .collect(Collectors.joining("; "));
    }

    private String text(double value) {
        return String.format(Locale.ROOT, format, value / scale);
    }
}
