package dev.sonde.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a scrape says of requests, in words: {@code GET /orders/{id} 200}, and the exception after it if there was one,
 * to the number of such requests.
 */
public final class HttpCounts {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private HttpCounts() {}

    public static Map<String, Long> of(Scrape scrape) {
        Map<String, Long> counts = new TreeMap<>();
        for (Sample sample : scrape.samples("http_server_requests_seconds_count")) {
            Map<String, String> labels = sample.labels();
            String exception = labels.get("exception");
            String words = labels.get("method")
                    + ' '
                    + labels.get("uri")
                    + ' '
                    + labels.get("status")
                    + (exception.equalsIgnoreCase("none") ? "" : ' ' + exception);
            counts.merge(words, (long) sample.value(), Long::sum);
        }
        return counts;
    }

    /** Requests in flight, all endpoints together. */
    public static long active(Scrape scrape) {
        return (long) scrape.sumOrZero("http_server_requests_active");
    }

    /** Waits until just these requests have been counted and none is in flight. */
    public static void await(ChildJvm child, Map<String, Long> expected) {
        Map<String, Long> sorted = new TreeMap<>(expected);
        Map<String, Long> seen = new TreeMap<>();
        try {
            Await.until("these counts, none in flight: " + sorted, PATIENCE, () -> {
                Scrape scrape = child.scrape();
                seen.clear();
                seen.putAll(of(scrape));
                return seen.equals(sorted) && active(scrape) == 0;
            });
        } catch (AssertionError late) {
            assertEquals(lines(sorted), lines(seen), late.getMessage() + child.scrape() + child);
            throw late;
        }
    }

    private static String lines(Map<String, Long> counts) {
        StringBuilder lines = new StringBuilder();
        counts.forEach(
                (words, count) -> lines.append(words).append(": ").append(count).append('\n'));
        return lines.toString();
    }
}
