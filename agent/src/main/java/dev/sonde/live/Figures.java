package dev.sonde.live;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that sources tell of one moment. For one thread. */
public final class Figures {

    private final Map<Topic, Map<String, Double>> byTopic = new EnumMap<>(Topic.class);

    private final boolean watched;

    Figures(boolean watched) {
        this.watched = watched;
    }

    /** Whether somebody looks at them now, so that what is dear may be read. */
    public boolean areWatched() {
        return watched;
    }

    /**
     * Adds to a figure.
     *
     * @param value in seconds, bytes or pieces; of a rate what there was since the agent or the JVM started. NaN if it
     *     is not known
     */
    public void add(Topic topic, String name, double value) {
        if (!Double.isNaN(value)) {
            byTopic.computeIfAbsent(topic, key -> new LinkedHashMap<>()).merge(name, value, Double::sum);
        }
    }

    /** The same of a whole number, which is known. */
    public void add(Topic topic, String name, long value) {
        add(topic, name, (double) value);
    }

    Map<String, Double> of(Topic topic) {
        return byTopic.getOrDefault(topic, Collections.emptyMap());
    }
}
