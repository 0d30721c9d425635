package dev.sonde.jmh.growth;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What grows, how far, and what it is that may cost more by it. */
enum Curve {
    /** Requests on one thread, beside so many others that wait. */
    THREADS("threads that wait", "a request", 0, 10, 100, 1_000, 10_000),
    /** Requests on so many threads at once, whatever the processors are. */
    WORKERS("threads at work", "a request", 1, 2, 4, 8, 16, 64),
    /** Requests to each of so many endpoints in turn, all told apart. */
    ENDPOINTS("endpoints told apart", "a request", 1, 10, 100, 1_000, 10_000),
    /** The same with the limit that is the default, so that most share one. */
    OFFERED("endpoints offered, 200 told apart", "a request", 1, 10, 100, 1_000, 10_000),
    /** Requests that go from thread to thread so many times, as tasks of pools. */
    HOPS("hops one after another", "a request", 0, 1, 2, 4, 8, 16),
    /** Requests with so many labels from headers. */
    LABELS("labels from headers", "a request", 0, 1, 2, 4, 8),
    /** A scrape as text of so many endpoints; what is told in their place is its series. */
    SERIES("series in a scrape", "a scrape", 1, 10, 30, 100, 300, 1_000),
    /** So many events of the JVM that end as metrics. */
    EVENTS("events handled", "for them all", 1_000, 3_000, 10_000, 30_000, 100_000);

    final String grows;
    final String unit;
    private final int[] sizes;

    Curve(String grows, String unit, int... sizes) {
        this.grows = grows;
        this.unit = unit;
        this.sizes = sizes;
    }

    /** From small to large. */
    int[] sizes() {
        return sizes.clone();
    }

    /** As it is written on the command line. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The agent's options for one of the sizes. */
    String options(int size) {
        switch (this) {
            case ENDPOINTS:
            case SERIES:
                return "endpoints=100000";
            case LABELS:
                return size == 0
                        ? "hops=true"
                        : IntStream.range(0, size)
                                .mapToObj(i -> "label" + i + "=X-Label-" + i + "=free|gold")
                                .collect(Collectors.joining(":", "request-labels=", ""));
            default:
                return "hops=true";
        }
    }
}
