package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.Callers;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.JsonText;
import dev.sonde.testing.Sample;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The clock of the machine is set back and forth by an hour, by libfaketime, while calls run. */
@Execution(ExecutionMode.CONCURRENT)
final class ClockIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String COUNT = "http_server_requests_seconds_count";
    private static final List<Path> LIBRARIES = Stream.of("x86_64", "aarch64")
            .map(each -> Path.of("/usr/lib", each + "-linux-gnu", "faketime", "libfaketimeMT.so.1"))
            .toList();

    @TempDir
    private Path folder;

    static Stream<Jdk> jdks() {
        return Stream.of(8, 17).map(dev.sonde.testing.Jdks::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void anHourBackAndAnHourForward(Jdk jdk) throws IOException {
        try (ChildJvm child = start(jdk)) {
            String url =
                    "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1) + "/rest";
            Scrape before = look(child, null);
            try (Callers callers = new Callers(url, 2)) {
                for (int hours : new int[] {0, -1, 1}) {
                    setClock(url, hours);
                    int traced = Traces.awaitShown(child, "/rest", trace -> HttpCalls.get(url, Traces.HEADER, trace));
                    assertTrue(traced > 0);
                    long more = callers.calls() + 50;
                    Await.until("calls go on", PATIENCE, () -> callers.calls() > more);
                    before = look(child, before);
                    looksSane(child);
                }
                assertEquals(List.of(), callers.failures());
            }
            Health.assertSound(child);
        }
    }

    private ChildJvm start(Jdk jdk) throws IOException {
        Path library = LIBRARIES.stream().filter(Files::exists).findAny().orElse(null);
        if (library == null) {
            System.out.println("SKIPPED: no libfaketime here (Debian: faketime)");
        }
        assumeTrue(library != null, "no libfaketime");
        return FixtureProgram.of(Fixture.JDK, "burner")
                .on(jdk)
                .agent("port=0")
                .environment("LD_PRELOAD", library.toString())
                .environment("FAKETIME_TIMESTAMP_FILE", hands(0).toString())
                .environment("FAKETIME_CACHE_DURATION", "1")
                .environment("DONT_FAKE_MONOTONIC", "1")
                .environment("FAKETIME_DONT_FAKE_MONOTONIC", "1")
                .main("Burner");
    }

    private Path hands(int hours) throws IOException {
        Path fresh = Files.writeString(folder.resolve("fresh"), (hours < 0 ? "" : "+") + hours + "h\n");
        return Files.move(fresh, folder.resolve("hands"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** By the header with which the service dates its answers. */
    private void setClock(String url, int hours) throws IOException {
        hands(hours);
        Await.until("the clock is set", PATIENCE, () -> {
            String date = HttpCalls.get(url).headers().firstValue("Date").orElseThrow();
            Instant told = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            Instant expected = Instant.now().plus(Duration.ofHours(hours));
            return Duration.between(told, expected).abs().compareTo(Duration.ofMinutes(5)) < 0;
        });
    }

    /** A scrape in which nothing is negative and nothing that counts has shrunk. */
    private static Scrape look(ChildJvm child, Scrape before) {
        Scrape now = child.scrape();
        Map<String, Double> known = before == null ? Map.of() : counters(before);
        counters(now).forEach((name, value) -> {
            assertTrue(value >= 0, name + " " + value);
            assertTrue(value >= known.getOrDefault(name, 0.0), () -> name + ": " + known.get(name) + " -> " + value);
        });
        for (Sample each : now.samples()) {
            assertTrue(each.value() >= 0 || isUnlimited(each), each::toString);
        }
        return now;
    }

    private static boolean isUnlimited(Sample sample) {
        return sample.name().startsWith("jvm_") && sample.name().endsWith("_max_bytes") && sample.value() == -1;
    }

    private static Map<String, Double> counters(Scrape scrape) {
        Map<String, Double> counters = new HashMap<>();
        for (Sample each : scrape.samples()) {
            if (each.name().matches(".*(_total|_count|_bucket|_sum)|process_uptime_seconds")) {
                counters.put(each.name() + new TreeMap<>(each.labels()), each.value());
            }
        }
        return counters;
    }

    private static void looksSane(ChildJvm child) {
        Scrape scrape = child.scrape();
        double uptime = scrape.value("process_uptime_seconds");
        assertTrue(uptime > 0 && uptime < 600, uptime + " s up");
        Map<String, Object> live = JsonText.object(get(child, "/api/v1/endpoints?last=1m"));
        double seconds = ((Number) live.get("seconds")).doubleValue();
        assertTrue(seconds > 0 && seconds < 600, seconds + " s in the window");
        Map<String, Object> recent =
                JsonText.object(JsonText.object(live.get("all")).get("recent"));
        recent.forEach((name, value) ->
                assertTrue(value == null || ((Number) value).doubleValue() >= 0, () -> name + " in " + recent));
        List<?> moments =
                (List<?>) JsonText.object(get(child, "/api/v1/history?from=0")).get("seconds");
        for (int i = 1; i < moments.size(); i++) {
            double gap = ((Number) moments.get(i)).doubleValue() - ((Number) moments.get(i - 1)).doubleValue();
            assertTrue(gap > 0 && gap < 600, moments::toString);
        }
        assertTrue(scrape.sum(COUNT) > 0);
    }

    private static String get(ChildJvm child, String path) {
        return HttpCalls.get("http://127.0.0.1:" + child.sondePort() + path).body();
    }
}
