package dev.sonde.jfr;

import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Tells which of the events that listeners want this JVM has, and whether they come. */
public final class EventInfo implements Listener {

    /** Chunks are read every half minute at the latest. */
    private static final long SILENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    private final Set<String> wanted = new TreeSet<>();
    private final Supplier<Set<String>> present;
    private volatile Set<String> known;
    private volatile long deliveredNanos;

    EventInfo(List<Listener> listeners, Supplier<Set<String>> present) {
        this.present = present;
        for (Listener listener : listeners) {
            listener.subscriptions().forEach(subscription -> wanted.add(subscription.event));
        }
    }

    /** Registers the metric about the events of these; to be put beside them. */
    public static Listener of(List<Listener> listeners, Meters meters) {
        EventInfo info = new EventInfo(listeners, EventNames::here);
        meters.family(AgentMetrics.EVENT_INFO, info::samples);
        return info;
    }

    @Override
    public List<Subscription> subscriptions() {
        return Collections.emptyList();
    }

    @Override
    public void delivered(long untilNanos) {
        deliveredNanos = System.nanoTime();
        if (known == null) {
            known = present.get();
        }
    }

    // Before anything has come, JFR is not asked: that would start it.
    private List<Sample> samples() {
        Set<String> here = known;
        List<Sample> samples = new ArrayList<>();
        boolean isOn = here != null && System.nanoTime() - deliveredNanos < SILENCE_NANOS;
        for (String event : wanted) {
            String state = here != null && !here.contains(event) ? "missing" : isOn ? "on" : "off";
            samples.add(new Sample(1, event, state));
        }
        return samples;
    }
}
