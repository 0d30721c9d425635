package dev.sonde.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LiveTest {

    /** Ten seconds each: more than an hour. */
    private static final int MOMENTS = 400;

    private static final int MOST_BYTES = 300_000;

    @Test
    void figuresOfAWindowAreWhatWasAddedInIt() throws IOException {
        Shop shop = new Shop();
        shop.run(30);
        Map<String, Object> told = endpoints(shop, Window.MINUTE);
        assertEquals(60.0, told.get("seconds"));
        assertEquals(360.0, told.get("processCpuSeconds"));
        Map<String, Object> first = JsonText.object(((List<?>) told.get("endpoints")).get(0));
        Map<String, Object> recent = JsonText.object(first.get("recent"));
        double added = (double) JsonText.object(first.get("total")).get("requests") - requestsAt(24);
        assertEquals(added, recent.get("requests"));
        assertEquals(added / 60, recent.get("perSecond"));
        assertEquals((double) recent.get("cpuSeconds") / 360, recent.get("cpuShare"));
        assertEquals(300.0, endpoints(shop, Window.START).get("seconds"));
    }

    @Test
    void whereNothingHappenedNothingIsDivided() throws IOException {
        Shop shop = new Shop();
        shop.run(1);
        shop.stand(12);
        Map<String, Object> first =
                JsonText.object(((List<?>) endpoints(shop, Window.MINUTE).get("endpoints")).get(0));
        Map<String, Object> recent = JsonText.object(first.get("recent"));
        assertEquals(0.0, recent.get("requests"));
        for (String key : List.of("p99Seconds", "meanSeconds", "cpuSecondsPerRequest", "bytesPerRequest")) {
            assertTrue(recent.containsKey(key) && recent.get(key) == null, key);
        }
    }

    @Test
    void whatAnHourLeavesBehindIsBounded() throws IOException {
        List<Shop> shops = new ArrayList<>();
        long before = usedBytes();
        for (int i = 0; i < 10; i++) {
            Shop shop = new Shop();
            shop.run(MOMENTS);
            shops.add(shop);
        }
        long each = (usedBytes() - before) / shops.size();
        for (int i = 0; i < MOMENTS; i++) {
            shops.get(0).run(1);
            endpoints(shops.get(0), Window.MINUTE);
            shops.get(0).live().writeHistory(0, new ByteArrayOutputStream());
        }
        long grown = usedBytes() - before - each * shops.size();
        System.out.println(
                "history and snapshots: " + each + " bytes, grown by " + grown + " in another hour of polls");
        assertTrue(each < MOST_BYTES, each + " bytes");
        assertTrue(grown < MOST_BYTES, grown + " bytes");
    }

    private static double requestsAt(int moment) throws IOException {
        Shop shop = new Shop();
        shop.run(moment);
        Map<String, Object> first =
                JsonText.object(((List<?>) endpoints(shop, Window.START).get("endpoints")).get(0));
        return (double) JsonText.object(first.get("total")).get("requests");
    }

    private static Map<String, Object> endpoints(Shop shop, Window window) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        shop.live().writeEndpoints(window, out);
        return JsonText.object(out.toString(StandardCharsets.UTF_8));
    }

    private static long usedBytes() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
