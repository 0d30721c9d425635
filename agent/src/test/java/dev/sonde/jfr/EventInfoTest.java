package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import dev.sonde.testing.Scrape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class EventInfoTest {

    @Test
    void itTellsOfEachEventWhetherItComes() throws IOException {
        Listener one = () -> List.of(event("jdk.CPULoad"), event("jdk.New"));
        Listener other = () -> List.of(event("jdk.CPULoad"));
        Meters meters = new Meters("test", Naming.MICROMETER);
        Listener info = EventInfo.of(List.of(one, other), meters);
        assertEquals(Set.of("off"), scrape(meters).labelValues("sonde_jfr_event_info", "state"));
        info.delivered(System.nanoTime());
        assertEquals(2, scrape(meters).samples("sonde_jfr_event_info").size());
        assertEquals(1, scrape(meters).value("sonde_jfr_event_info", "event", "jdk.CPULoad", "state", "on"));
        assertEquals(1, scrape(meters).value("sonde_jfr_event_info", "event", "jdk.New", "state", "missing"));
    }

    private static Subscription event(String name) {
        return new Subscription(name, (event, nanos) -> {});
    }

    private static Scrape scrape(Meters meters) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Exposition(meters).write("", Collections.emptyList(), out);
        return Scrape.parse(out.toString(StandardCharsets.UTF_8));
    }
}
