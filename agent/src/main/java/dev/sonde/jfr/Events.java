package dev.sonde.jfr;

import dev.sonde.base.Failures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import jdk.jfr.consumer.RecordedEvent;

/** All that the listeners want of this JVM: the settings of one recording, and who takes which event. */
final class Events {

    private final Map<String, List<EventConsumer>> consumers = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Listener> listeners;
    private final Failures failures;

    /**
     * Puts the subscriptions together.
     *
     * @param present names of the kinds of events that this JVM has
     */
    Events(List<Listener> listeners, Set<String> present, Failures failures) {
        this.listeners = listeners;
        this.failures = failures;
        List<Subscription> wanted = new ArrayList<>();
        listeners.forEach(listener -> wanted.addAll(listener.subscriptions()));
        wanted.removeIf(subscription -> !present.contains(subscription.event));
        for (Subscription subscription : wanted) {
            consumers
                    .computeIfAbsent(subscription.event, first -> new ArrayList<>())
                    .add(subscription.consumer);
        }
        Settings.byEvent(wanted).forEach((kind, byName) -> {
            settings.put(kind + "#enabled", "true");
            byName.forEach((name, value) -> settings.put(kind + '#' + name, value));
        });
    }

    /** The kinds that are listened to. */
    Set<String> kinds() {
        return consumers.keySet();
    }

    /** By JFR's names. */
    Map<String, String> settings() {
        return settings;
    }

    // An edge of the agent: what fails in one consumer is counted, and the others get the event.
    void deliver(RecordedEvent event, String kind, long startNanos) {
        for (EventConsumer consumer : consumers.get(kind)) {
            try {
                consumer.accept(event, startNanos);
            } catch (RuntimeException | LinkageError failure) {
                failures.report(kind, failure);
            }
        }
    }

    void delivered(long untilNanos) {
        for (Listener listener : listeners) {
            try {
                listener.delivered(untilNanos);
            } catch (RuntimeException | LinkageError failure) {
                failures.report("events", failure);
            }
        }
    }
}
