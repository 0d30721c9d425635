package dev.sonde.jfr;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Predicate;
import jdk.jfr.consumer.RecordedEvent;

/** All that the listeners want of a JVM: the settings of one recording, and who takes which event. */
final class Events {

    private static final String LOSS = "jdk.DataLoss";
    // What comes beyond that in one window is counted, and not looked at.
    private static final int MOST_IN_WINDOW = 50_000;

    private final Map<String, EventKind> kinds = new LinkedHashMap<>();
    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<Listener> listeners;
    private final Governor governor;
    private final Failures failures;
    private final LongAdder lostBytes = new LongAdder();

    /**
     * Puts the subscriptions together.
     *
     * @param isThere whether the JVM has a kind of event
     * @param perSecond how many of a kind may come
     */
    Events(List<Listener> listeners, Predicate<String> isThere, double perSecond, Log log, Failures failures) {
        this.listeners = listeners;
        this.governor = new Governor(perSecond, log);
        this.failures = failures;
        List<Subscription> wanted = new ArrayList<>();
        wanted.add(new Subscription(LOSS, (event, startNanos) -> lostBytes.add(event.getLong("amount"))));
        listeners.forEach(listener -> wanted.addAll(listener.subscriptions()));
        wanted.removeIf(subscription -> !isThere.test(subscription.event));
        for (Subscription subscription : wanted) {
            kinds.computeIfAbsent(subscription.event, EventKind::new).consumers.add(subscription.consumer);
        }
        Settings.byEvent(wanted).forEach((kind, byName) -> {
            settings.put(kind + "#enabled", "true");
            byName.forEach((name, value) -> settings.put(kind + '#' + name, value));
        });
    }

    /** The kinds that are listened to. */
    Set<String> names() {
        return kinds.keySet();
    }

    Collection<EventKind> kinds() {
        return kinds.values();
    }

    /** Bytes of events that the JVM had no room for. */
    long lostBytes() {
        return lostBytes.sum();
    }

    /** What is to be recorded now, by JFR's names. */
    Map<String, String> settings() {
        return governor.settings(settings);
    }

    // An edge of the agent: what fails in one consumer is counted, and the others get the event.
    void deliver(RecordedEvent event, String name, long startNanos) {
        EventKind kind = kinds.get(name);
        kind.came();
        if (kind.inWindow > MOST_IN_WINDOW) {
            return;
        }
        for (EventConsumer consumer : kind.consumers) {
            try {
                consumer.accept(event, startNanos);
            } catch (RuntimeException | LinkageError failure) {
                failures.report(name, failure);
            }
        }
    }

    /** Tells the listeners, and has fewer recorded if too many came. */
    void delivered(long untilNanos, EventSource source) {
        for (Listener listener : listeners) {
            try {
                listener.delivered(untilNanos);
            } catch (RuntimeException | LinkageError failure) {
                failures.report("events", failure);
            }
        }
        if (governor.look(kinds.values(), System.nanoTime())) {
            govern(source);
        }
    }

    private void govern(EventSource source) {
        try {
            source.record(settings());
        } catch (IOException | RuntimeException failure) {
            failures.report("events", failure);
        }
    }
}
