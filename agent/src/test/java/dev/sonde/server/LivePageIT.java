package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.Browser;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Scrape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a real service under load, in a real browser. */
final class LivePageIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String LOAD = "600 /c /allocate";
    private static final double MOST_MILLIS = 300;
    /** So often it is loaded at most: others may be at work on this machine. */
    private static final int LOADS = 20;

    @TempDir
    private Path folder;

    @Test
    void itIsThereAtOnceAndSaysWhatTheScrapeSays() {
        try (Browser browser = Browser.start(folder);
                ChildJvm child = FixtureProgram.of(Fixture.JDK, "profile")
                        .on(Jdks.of(17))
                        .agent("port=0")
                        .arguments("1")
                        .main("Service")) {
            child.awaitLine("ready");
            browser.resize(1280, 900);
            String url = "http://127.0.0.1:" + child.sondePort() + "/";
            child.send(LOAD);
            Await.until("a load", PATIENCE, () -> child.scrape().sumOrZero("http_server_requests_seconds_count") > 50);
            assertItIsThereSoon(browser, url);
            child.awaitLine("done " + LOAD, PATIENCE);
            Await.until("all are closed", PATIENCE, () -> {
                Scrape scrape = child.scrape();
                return scrape.sumOrZero("http_server_requests_seconds_count") == 1200 && HttpCounts.active(scrape) == 0;
            });
            assertSameAsTheScrape(browser, url, child.scrape());
            assertEquals(List.of(), browser.complaints());
            Health.assertSound(child);
        }
    }

    private static void assertItIsThereSoon(Browser browser, String url) {
        List<Double> millis = new ArrayList<>();
        do {
            millis.add(open(browser, url));
        } while (millis.size() < LOADS && (millis.size() < 5 || Collections.min(millis) >= MOST_MILLIS));
        System.out.println("live page: milliseconds until it was there, of a busy service: " + millis);
        assertTrue(Collections.min(millis) < MOST_MILLIS, millis::toString);
    }

    private static void assertSameAsTheScrape(Browser browser, String url, Scrape scrape) {
        open(browser, url + "#window=start");
        for (String uri : List.of("/c", "/allocate")) {
            String[] labels = {"method", "GET", "uri", uri};
            double requests = scrape.sum("http_server_requests_seconds_count", labels);
            double cpuSeconds = scrape.value("http_server_requests_cpu_seconds_total", labels);
            double bytes = scrape.value("http_server_requests_allocated_bytes_total", labels);
            assertEquals(
                    "true",
                    browser.tell("[[" + column("GET " + uri, 11) + ", digits(" + requests + ")],"
                            + " [" + column("GET " + uri, 7) + ", WORDS.seconds(" + cpuSeconds / requests + ")],"
                            + " [" + column("GET " + uri, 8) + ", WORDS.bytes(" + bytes / requests + ")]]"
                            + ".every(([shown, scraped]) => shown === scraped)"),
                    () -> browser.tell("at('table').textContent") + scrape);
        }
    }

    private static String column(String endpoint, int number) {
        return "table.rows.get('" + endpoint + "').cells[" + number + "].textContent";
    }

    /** Opens it; milliseconds from the request for it until its figures are to be seen. */
    private static double open(Browser browser, String url) {
        browser.open("about:blank");
        browser.await("location.href === 'about:blank'");
        browser.open(url);
        browser.await("performance.getEntriesByName('shown').length > 0");
        assertEquals("true", browser.tell("at('trouble').hidden"));
        return Double.parseDouble(browser.tell("performance.getEntriesByName('shown')[0].startTime"));
    }
}
