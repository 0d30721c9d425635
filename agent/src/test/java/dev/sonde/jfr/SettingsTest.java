package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsTest {

    @ParameterizedTest
    @CsvSource({
        "threshold, 10 ms, 1 ms, 1 ms",
        "threshold, 10 ms, 9999 us, 9999 us",
        "threshold, 0 ns, 1 ms, 0 ns",
        "threshold, 20ms, 1 s, 20ms",
        "period, 10 s, 1 m, 10 s",
        "period, everyChunk, 10 s, 10 s",
        "throttle, 150/s, 300/s, 300/s",
        "throttle, 10/ms, 300/s, 10/ms",
        "throttle, off, 300/s, off",
        "throttle, 20 ms, 10 ms, 10 ms",
        "stackTrace, true, false, true",
        "enabled, false, true, true"
    })
    void theFinestOfWhatTwoAskForWins(String name, String a, String b, String finest) {
        assertEquals(Map.of("e", settings(name, finest)), Settings.byEvent(List.of(event(name, a), event(name, b))));
        assertEquals(Map.of("e", settings(name, finest)), Settings.byEvent(List.of(event(name, b), event(name, a))));
    }

    @Test
    void aSettingThatOneDoesNotNameIsLeftToTheOther() {
        assertEquals(
                Map.of("e", Map.of("stackTrace", "false", "threshold", "1 ms", "period", "1 s")),
                Settings.byEvent(List.of(event("threshold", "1 ms"), event("period", "1 s"))));
    }

    @Test
    void eachEventHasItsOwn() {
        Subscription other = new Subscription("other", (event, nanos) -> {}, "threshold", "5 ms");
        assertEquals(
                Map.of("e", settings("threshold", "1 ms"), "other", settings("threshold", "5 ms")),
                Settings.byEvent(List.of(event("threshold", "1 ms"), other)));
    }

    private static Subscription event(String name, String value) {
        return new Subscription("e", (event, nanos) -> {}, name, value);
    }

    private static Map<String, String> settings(String name, String value) {
        return name.equals("stackTrace") ? Map.of(name, value) : Map.of("stackTrace", "false", name, value);
    }
}
