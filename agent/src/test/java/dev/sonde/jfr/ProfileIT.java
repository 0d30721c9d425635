package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Scrape;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** That profiles of real JVMs show known work where it was done, and as much as the clocks say. */
final class ProfileIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Which endpoint alone calls these methods. */
    private static final Map<String, String> OWNERS = Map.of(
            "Service.hot", "GET /a",
            "Service.cold", "GET /a",
            "Service.burnB", "GET /b",
            "Service.burnC", "GET /c");

    static Stream<Arguments> crowds() {
        return Stream.of("17, 64", "21, 4", "21, 16 virtual", "25, 64", "25, 16 virtual")
                .map(words -> words.split(", "))
                .map(words -> Arguments.of(Jdks.of(Integer.parseInt(words[0])), words[1]));
    }

    static Stream<Jdk> jdks() {
        return Stream.of(8, 17, 25).map(Jdks::of);
    }

    @ParameterizedTest(name = "{0}, {1} threads")
    @MethodSource("crowds")
    void samplesAreOnTheRightEndpoint(Jdk jdk, String crowd) {
        assumeTrue(jdk.isHere(), "no JDK " + jdk.version());
        try (ChildJvm child = service(jdk, crowd.split(" "))) {
            int threads = Integer.parseInt(crowd.split(" ")[0]);
            work(child, 320 / threads + " /a /b /c");
            Map<String, Long> stacks = complete(child, "cpu");
            long all = 0;
            long wrong = 0;
            for (Map.Entry<String, Long> stack : stacks.entrySet()) {
                String owner = owner(stack.getKey());
                if (owner != null) {
                    all += stack.getValue();
                    wrong += stack.getKey().startsWith(owner + ';') ? 0 : stack.getValue();
                }
            }
            assertTrue(all >= 0.8 * closed(child.scrape(), "cpu"), stacks::toString);
            assertTrue(wrong <= 0.01 * all, () -> "on a wrong endpoint: " + stacks);
            Health.assertSound(child);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void knownWorkIsShownWhereItWasDoneAndAsMuchAsTheClocksSay(Jdk jdk) {
        assumeTrue(jdk.isHere(), "no JDK " + jdk.version());
        try (ChildJvm child = service(jdk, "4")) {
            work(child, "800 /allocate");
            work(child, "20 /a /b /c /slow");
            assertEndpointsTakeWhatTheirClocksSay(child);
            assertAllocationIsShownByTypeAndSite(complete(child, "alloc"));
            assertTimeIsBrokenDownByWhatBlocked(child);
            Health.assertSound(child);
        }
    }

    private static void assertEndpointsTakeWhatTheirClocksSay(ChildJvm child) {
        Map<String, Long> micros = byOwner(complete(child, "cpu"));
        Map<String, Long> bytes = byOwner(complete(child, "alloc"));
        Scrape scrape = child.scrape();
        for (String endpoint : List.of("/a", "/b", "/c", "/slow", "/allocate")) {
            double seconds = scrape.sum("http_server_requests_cpu_seconds_total", "uri", endpoint);
            double allocated = scrape.sum("http_server_requests_allocated_bytes_total", "uri", endpoint);
            assertEquals(seconds, micros.get("GET " + endpoint) / 1e6, 0.02 * seconds, endpoint);
            assertEquals(allocated, bytes.get("GET " + endpoint), 0.02 * allocated, endpoint);
        }
        for (String group : List.of("agent", "jit", "client")) {
            assertTrue(micros.get(group) > 0, () -> group + " in " + micros);
        }
    }

    private static void assertAllocationIsShownByTypeAndSite(Map<String, Long> stacks) {
        double bytes = sum(stacks, "Service.bytes;new byte[]");
        double numbers = sum(stacks, "Service.numbers;new long[]");
        assertEquals(0.75, bytes / (bytes + numbers), 0.05 * 0.75, stacks::toString);
        double all = byOwner(stacks).get("GET /allocate");
        assertEquals(4 * 800 * 400 * 8_016.0, bytes + numbers, 0.05 * all, stacks::toString);
    }

    private static void assertTimeIsBrokenDownByWhatBlocked(ChildJvm child) {
        Map<String, Double> expected = Map.of("sleep", 3.2, "monitor", 2.4, "socket", 1.6, "park", 2.4);
        Await.until(
                "all that blocked",
                PATIENCE,
                () -> expected.entrySet().stream()
                        .allMatch(each -> blocked(child.scrape(), each.getKey()) > 0.9 * each.getValue()));
        Map<String, Long> wall = complete(child, "wall");
        Scrape scrape = child.scrape();
        double seconds = scrape.sum("http_server_requests_seconds_sum", "uri", "/slow");
        double known = scrape.sum("http_server_requests_cpu_seconds_total", "uri", "/slow");
        for (String blocker : List.of("sleep", "monitor", "socket", "park", "wait", "file")) {
            known += blocked(scrape, blocker);
        }
        assertEquals(seconds, known, 0.1 * seconds, scrape::toString);
        double slept = wall.entrySet().stream()
                .filter(stack -> stack.getKey().contains("Service.slow;")
                        && stack.getKey().endsWith("(sleep)"))
                .mapToDouble(Map.Entry::getValue)
                .sum();
        assertEquals(seconds, byOwner(wall).get("GET /slow") / 1e6, 0.02 * seconds, wall::toString);
        assertEquals(blocked(scrape, "sleep"), slept / 1e6, 0.1, wall::toString);
    }

    @Test
    void aHotMethodHasItsTrueShareWhereSamplesAreTakenByCpuTime() {
        Jdk jdk = Jdks.of(25);
        assumeTrue(jdk.isHere(), "no JDK 25");
        try (ChildJvm child = service(jdk, "2")) {
            work(child, "1900 /a");
            Map<String, Long> stacks = complete(child, "cpu");
            double hot = sum(stacks, "Service.hot");
            double share = hot / (hot + sum(stacks, "Service.cold"));
            assertEquals(0.75, share, 0.03, stacks::toString);
            Await.until(
                    "the method's metric",
                    PATIENCE,
                    () -> child.scrape().sumOrZero("jvm_method_cpu_seconds_total", "function", "Service.hot")
                            >= 0.8 * hot / 1e6);
        }
    }

    private static double blocked(Scrape scrape, String blocker) {
        return scrape.sumOrZero("http_server_requests_blocked_seconds_total", "uri", "/slow", "blocker", blocker);
    }

    private static String owner(String stack) {
        return OWNERS.keySet().stream()
                .filter(stack::contains)
                .map(OWNERS::get)
                .findFirst()
                .orElse(null);
    }

    private static double sum(Map<String, Long> stacks, String part) {
        return stacks.entrySet().stream()
                .filter(stack -> stack.getKey().contains(part))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }

    private static Map<String, Long> byOwner(Map<String, Long> stacks) {
        Map<String, Long> byOwner = new TreeMap<>();
        stacks.forEach((stack, amount) -> byOwner.merge(stack.split(";")[0], amount, Long::sum));
        return byOwner;
    }

    /** Runs when events come: JFR is started some seconds after the service. */
    private static ChildJvm service(Jdk jdk, String... arguments) {
        // Several build side by side here and there: this is not the test of the budget.
        ChildJvm child = FixtureProgram.of(Fixture.JDK, "profile")
                .asDeployedOn(jdk)
                .jvm("-Xmx256m")
                .agent("port=0,budget=100")
                .arguments(arguments)
                .main("Service");
        child.awaitLine("ready", PATIENCE);
        Await.until("events", PATIENCE, () -> child.scrape().sumOrZero("sonde_jfr_events_total") > 0);
        return child;
    }

    private static void work(ChildJvm child, String command) {
        child.send(command);
        child.awaitLine("done " + command, PATIENCE.multipliedBy(3));
    }

    /** The stacks of all that was done, once all of it has come. */
    private static Map<String, Long> complete(ChildJvm child, String type) {
        double counted = closed(child.scrape(), type);
        return Await.value("all " + type, PATIENCE, () -> stacks(child, type), stacks -> {
            long shown = stacks.entrySet().stream()
                    .filter(stack -> stack.getKey().startsWith("GET "))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            return shown > 0 && shown >= 0.999 * counted;
        });
    }

    private static double closed(Scrape scrape, String type) {
        return switch (type) {
            case "cpu" -> scrape.sum("http_server_requests_cpu_seconds_total") * 1e6;
            case "alloc" -> scrape.sum("http_server_requests_allocated_bytes_total");
            default -> scrape.sum("http_server_requests_seconds_sum") * 1e6;
        };
    }

    private static Map<String, Long> stacks(ChildJvm child, String type) {
        HttpResponse<String> answer = HttpCalls.get(url(child, "/flame.collapsed?last=1h&type=" + type));
        assertEquals(200, answer.statusCode(), answer.body());
        Map<String, Long> stacks = new TreeMap<>();
        for (String line : answer.body().lines().toList()) {
            int end = line.lastIndexOf(' ');
            stacks.merge(line.substring(0, end), Long.parseLong(line.substring(end + 1)), Long::sum);
        }
        return stacks;
    }

    private static String url(ChildJvm child, String path) {
        return "http://127.0.0.1:" + child.sondePort() + path;
    }
}
