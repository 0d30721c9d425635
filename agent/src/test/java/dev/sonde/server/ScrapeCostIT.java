package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnSomeJdks;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a scrape of 200 endpoints, 500 threads and all metrics costs, as far as it is the same on every machine. */
final class ScrapeCostIT {

    private static final int WARM_UP = 150;
    private static final int SCRAPES = 100;
    private static final long MOST_BYTES = 2_000_000;

    /** How JDK 8, then 9 to 16, then the later ones tell of an operation that stopped all threads. */
    private static final Pattern STOPPED = Pattern.compile(
            "^\\d+\\.\\d+: (\\w[\\w ]*?) +\\[ .*|.*Entering safepoint region: (\\w+).*|.*Safepoint \"(\\w+)\".*");

    /**
     * Once a second, whatever runs; for room in the heap, which belongs to who allocates; and, on 8 and 11, to take the
     * bias of a lock back, which the JVM stops doing after some dozens of a class.
     */
    private static final Pattern NOT_OF_A_SCRAPE = Pattern.compile(
            "no vm operation|Cleanup|.*Collect.*|.*Allocation.*|CGC_Operation|G1.*|.*GC.*|(Bulk)?RevokeBias");

    @OnSomeJdks
    void aScrapeAllocatesLessThanTwoMegabytes(Jdk jdk) {
        try (ChildJvm child = scraped(jdk).main("Scraped")) {
            for (String coding : List.of("identity", "gzip")) {
                scrape(child, coding, WARM_UP, 1);
                MatchResult bytes = scrape(child, coding, SCRAPES, 2);
                // On 8 a thread's bytes may jump by its whole buffer and back, if asked for as it takes a new one.
                String told = jdk.version() == 8 ? bytes.group(2) : bytes.group(1);
                assertTrue(Long.parseLong(told) < MOST_BYTES, () -> coding + ": " + bytes.group());
            }
            assertTrue(
                    child.scrape().samples("http_server_requests_seconds_count").size() >= 600);
            Health.assertSound(child);
        }
    }

    @OnSomeJdks
    void noScrapeStopsTheWorld(Jdk jdk) {
        try (ChildJvm child = scraped(jdk).jvm("-Xmn192m").jvm(tellsStops(jdk)).main("Scraped")) {
            scrape(child, "gzip", WARM_UP, 1);
            scrape(child, "gzip", SCRAPES, 2);
            Map<String, Long> stops = stopsOfTheLast(child.out());
            // Now and then the JVM takes back compiled code that was a wrong guess.
            stops.values().removeIf(count -> count <= SCRAPES / 10);
            assertEquals(Map.of(), stops, child::toString);
            Health.assertSound(child);
        }
    }

    /** Returns what the costliest of these scrapes allocated, and one of them on average. */
    private static MatchResult scrape(ChildJvm child, String coding, int times, int round) {
        String mark = coding + '-' + round;
        child.send("http://127.0.0.1:" + child.sondePort() + "/metrics " + coding + ' ' + times + ' ' + mark);
        return child.awaitLine("end " + mark + " (\\d+) (\\d+)");
    }

    private static Map<String, Long> stopsOfTheLast(List<String> lines) {
        assertTrue(lines.stream().anyMatch(line -> STOPPED.matcher(line).matches()), "this JVM tells of no stops");
        int end = lines.lastIndexOf(last(lines, "end "));
        int begin = lines.lastIndexOf(last(lines, "begin"));
        return lines.subList(begin, end).stream()
                .map(STOPPED::matcher)
                .filter(line -> line.matches())
                .map(line ->
                        line.group(1) != null ? line.group(1) : line.group(2) != null ? line.group(2) : line.group(3))
                .filter(operation -> !NOT_OF_A_SCRAPE.matcher(operation).matches())
                .collect(Collectors.groupingBy(operation -> operation, Collectors.counting()));
    }

    private static String last(List<String> lines, String beginning) {
        return lines.stream()
                .filter(line -> line.startsWith(beginning))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static String[] tellsStops(Jdk jdk) {
        return jdk.version() == 8
                ? new String[] {"-XX:+PrintSafepointStatistics", "-XX:PrintSafepointStatisticsCount=1"}
                : new String[] {"-Xlog:safepoint"};
    }

    /** Without events, whose thread allocates and whose chunks stop all threads while scrapes come and go. */
    private static ChildCommand scraped(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "scraped")
                .asDeployedOn(jdk)
                .agent("port=0,jfr=false")
                .jvm("-Xmx512m");
    }
}
