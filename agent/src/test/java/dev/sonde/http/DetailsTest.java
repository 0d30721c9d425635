package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.OptionReader;
import dev.sonde.base.Options;
import dev.sonde.boot.Headers;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.metrics.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of requests beyond their method and status, called as woven code calls it. */
final class DetailsTest {

    private final Options options = new OptionReader()
            .read(
                    "request-labels=plan=X-Plan=free|gold:client=X-Client=app,answer-labels=cache=X-Cache=hit|*none,"
                            + "queue-headers=X-Request-Start:X-Queue-Start",
                    new Properties(),
                    Map.of());
    private final Endpoints endpoints = new Endpoints(() -> 4, new Scale(1));
    private final Queueing queueing = new Queueing(endpoints.scale);
    private final Details details = new Details(options, queueing);

    @BeforeEach
    void install() {
        install(details);
    }

    @AfterEach
    void takeOut() {
        Requests.install(null);
    }

    @Test
    void onlyHeadersThatOptionsNameAreAskedForEachOnce() {
        Object open = Requests.open("GET");
        List<String> asked = new ArrayList<>();
        for (String name = Headers.ofRequest(open); name != null; name = Headers.ofRequest(open)) {
            asked.add(name);
        }
        for (String name = Headers.ofAnswer(open); name != null; name = Headers.ofAnswer(open)) {
            asked.add(name);
        }
        assertEquals(List.of("X-Plan", "X-Client", "X-Request-Start", "X-Queue-Start", "X-Cache"), asked);
        assertNull(Headers.ofRequest(open));
        Requests.close(open, 200);
    }

    @Test
    void nothingIsAskedWhereNoOptionNamesAHeader() {
        install(null);
        Object open = Requests.open("GET");
        assertNull(Headers.ofRequest(open));
        assertNull(Headers.ofAnswer(open));
        assertSame(OpenRequest.class, open.getClass());
        Requests.close(open, 200);
        assertNull(Headers.ofRequest(null));
    }

    @Test
    void listedValuesAreLabelsAndAllOthersAreTheDefault() {
        call("gold", "app", "hit");
        call("gold", "app", "hit");
        call("<script>", "app", null);
        call(null, null, "miss");
        assertEquals(Map.of("gold app hit", 2L, "other app none", 1L, "other other none", 1L), counts());
        endpoints.all().forEach(each -> assertEquals(0, each.active(), each.uri));
    }

    @Test
    void variantsTakeThePlaceOfEndpoints() {
        for (String plan : List.of("free", "gold", "x")) {
            for (String client : List.of("app", "x")) {
                call(plan, client, null);
            }
        }
        assertEquals(4, endpoints.count());
        assertEquals(2, endpoints.overflowed());
        endpoints.all().forEach(each -> assertEquals(0, each.active(), each.uri));
    }

    @Test
    void theFirstHeaderThatTellsATimeCounts() {
        long now = System.currentTimeMillis();
        Object open = Requests.open("GET");
        Headers.tellAll(
                open,
                Map.of("X-Request-Start", List.of("t=" + (now - 500)), "X-Queue-Start", List.of("t=" + (now - 9_000))),
                Map.of());
        Requests.close(open, 200);
        assertEquals(1, queueing.counted());
        assertEquals(500e6, (double) queueing.nanos(), 400e6);
    }

    @Test
    void whatNoMetricTellsOfWasNotUnderWayEither() {
        endpoints.exclude(new Exclusions(new OptionReader().read("exclude-routes=/a", new Properties(), Map.of())));
        Object open = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", "/a");
        Headers.tellAll(open, Map.of("X-Request-Start", List.of("t=" + System.currentTimeMillis())), Map.of());
        Requests.close(open, 200);
        assertEquals(0, queueing.counted() + queueing.leftOut());
    }

    @Test
    void whatIsInFlightIsAtItsRouteThoughOnlyVariantsOfItWereCounted() {
        call("gold", "app", "hit");
        Object open = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", "/a");
        assertEquals("/a", endpoints.exported(((OpenRequest) open).endpoint()).uri);
        Requests.close(open, 200);
    }

    @Test
    void labelsStandBehindThoseOfTheMetric() {
        assertEquals(List.of("plan", "client", "cache"), details.labelNames());
        assertArrayEquals(new String[] {"GET", "other", "other", "none"}, details.with(0, "GET"));
    }

    private void install(Details which) {
        LegMeter meter = new LegMeter(ThreadClock.cpu(), ThreadClock.OFF, new Legs(endpoints));
        Requests.install(new Ledger(endpoints, meter, new Failures(new Log(System.err)), false, which));
    }

    private static void call(String plan, String client, String cache) {
        Object open = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", "/a");
        Headers.tellAll(open, headers("X-Plan", plan, "X-Client", client), headers("X-Cache", cache));
        Requests.close(open, 200);
    }

    private static Map<String, List<String>> headers(String... pairs) {
        Map<String, List<String>> headers = new TreeMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i + 1] != null) {
                headers.put(pairs[i], List.of(pairs[i + 1]));
            }
        }
        return headers;
    }

    private Map<String, Long> counts() {
        Map<String, Long> counts = new TreeMap<>();
        for (Endpoint each : endpoints.all()) {
            for (Series series : each.series()) {
                counts.merge(String.join(" ", details.with(each.variant)), series.count(), Long::sum);
            }
        }
        return counts;
    }
}
