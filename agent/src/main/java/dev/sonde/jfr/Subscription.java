package dev.sonde.jfr;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One kind of event, the settings it is recorded with, and who listens to it. Immutable. */
public final class Subscription {

    final String event;
    final EventConsumer consumer;
    /** By JFR's names: {@code period}, {@code threshold}, {@code throttle}, {@code stackTrace}. */
    final Map<String, String> settings;

    /**
     * A subscription.
     *
     * @param settings name, value, name, value ...; stack traces are off unless they say otherwise
     */
    Subscription(String event, EventConsumer consumer, String... settings) {
        Map<String, String> byName = new LinkedHashMap<>();
        byName.put("stackTrace", "false");
        for (int i = 0; i < settings.length; i += 2) {
            byName.put(settings[i], settings[i + 1]);
        }
        this.event = event;
        this.consumer = consumer;
        this.settings = Collections.unmodifiableMap(byName);
    }
}
