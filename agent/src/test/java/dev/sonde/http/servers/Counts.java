package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Await;
import dev.sonde.testing.Evidence;
import dev.sonde.testing.Sample;
import dev.sonde.testing.Scrape;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** How many requests were counted since the last look, and whether none is left open. */
final class Counts {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final String COUNT = "http_server_requests_seconds_count";

    private final Evidence evidence = Evidence.current();
    private final Supplier<Scrape> scrapes;
    private Scrape last;
    private double leftOpen;

    Counts(Supplier<Scrape> scrapes) {
        this.scrapes = scrapes;
        this.last = scrapes.get();
    }

    Scrape last() {
        return last;
    }

    /** Awaits that exactly these were counted since the last look and that none is open. */
    void await(Map<Served, Integer> expected) {
        Scrape before = last;
        Map<String, Integer> wanted = new TreeMap<>();
        expected.forEach((served, count) -> wanted.put(served.toString(), count));
        Await.until("counts " + wanted + " and none open", PATIENCE, () -> {
            last = scrapes.get();
            assertEquals(wanted, grown(before, last));
            assertEquals(leftOpen, open(last), "open requests");
            return true;
        });
        expected.keySet().forEach(each -> evidence.isCounted(each.uri(), each.status(), each.exception()));
        evidence.countsAreRight();
    }

    /** Goes on from here, whatever was counted. */
    void reset() {
        evidence.forget();
        last = scrapes.get();
        leftOpen = open(last);
    }

    private static double open(Scrape scrape) {
        return scrape.sumOrZero("http_server_requests_active");
    }

    private static Map<String, Integer> grown(Scrape before, Scrape after) {
        Map<String, Integer> grown = new TreeMap<>();
        add(grown, after, 1);
        add(grown, before, -1);
        grown.values().removeIf(count -> count == 0);
        return grown;
    }

    private static void add(Map<String, Integer> counts, Scrape scrape, int sign) {
        for (Sample sample : scrape.samples(COUNT)) {
            counts.merge(Served.from(sample).toString(), sign * (int) sample.value(), Integer::sum);
        }
    }
}
