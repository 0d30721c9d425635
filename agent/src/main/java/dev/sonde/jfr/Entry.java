package dev.sonde.jfr;

import dev.sonde.base.Daemon;
import dev.sonde.metrics.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedThread;

/** A kind of event, the settings it is recorded with, and the metrics it becomes. */
final class Entry {

    /** Of events that tell a state again and again: scrapes come every 10 to 60 seconds, and each event wakes JFR. */
    private static final String PERIOD = "10 s";

    final String event;
    private final String[] settings;
    private final long thresholdNanos;
    private final long periodNanos;
    private final Set<Metric> metrics = new LinkedHashSet<>();
    private final List<Write> writes = new ArrayList<>();

    /** Puts an event into the figure of a metric. */
    private interface Write {
        void put(Figures figures, RecordedEvent event);
    }

    private Entry(String event, String... settings) {
        this.event = event;
        this.settings = settings;
        this.thresholdNanos = (long) nanosOf("threshold", settings);
        this.periodNanos = (long) nanosOf("period", settings);
    }

    /** Of an event that tells that something happened. */
    static Entry each(String event) {
        return new Entry(event);
    }

    /** Of one that took that long at least; the metrics are of these, whoever asked for shorter ones too. */
    static Entry longer(String threshold, String event) {
        return new Entry(event, "threshold", threshold);
    }

    /** Of an event that tells a state every ten seconds. */
    static Entry state(String event) {
        return new Entry(event, "period", PERIOD);
    }

    /** Counts the events. */
    Entry count(Metric metric, Words... labels) {
        return add(metric, Amount::one, labels);
    }

    /** Adds an amount up. */
    Entry add(Metric metric, Amount amount, Words... labels) {
        return write(metric, (figures, each) -> figures.add(metric, amount.of(each), values(each, labels)));
    }

    /** Puts how long the event took into a histogram. */
    Entry time(Metric metric, Words... labels) {
        return timeOf(metric, Amount::duration, labels);
    }

    /** Puts another time into it. */
    Entry timeOf(Metric metric, Amount seconds, Words... labels) {
        return write(metric, (figures, each) -> figures.record(metric, seconds.of(each), values(each, labels)));
    }

    /** Shows a value, or a total that the JVM has counted itself, as it was told last. */
    Entry show(Metric metric, Amount value, Words... labels) {
        long lifeNanos = periodNanos == 0 ? Long.MAX_VALUE : Figures.PERIODS_TO_LIVE * periodNanos;
        return write(metric, (figures, each) -> figures.set(metric, value.of(each), lifeNanos, values(each, labels)));
    }

    /** Shows the event to somebody, before what is said after this. */
    Entry see(Consumer<RecordedEvent> somebody) {
        writes.add((figures, each) -> somebody.accept(each));
        return this;
    }

    /** Whether it tells a state, and not what happened. */
    boolean isState() {
        return periodNanos != 0;
    }

    /** What it becomes, in the order in which that was told. */
    Set<Metric> metrics() {
        return Collections.unmodifiableSet(metrics);
    }

    Subscription subscribe(Figures figures) {
        return new Subscription(event, (each, startNanos) -> accept(figures, each), settings);
    }

    // Other recordings may have asked for shorter ones, which reach this one too.
    private void accept(Figures figures, RecordedEvent each) {
        if (thresholdNanos == 0 || (each.getDuration().toNanos() >= thresholdNanos && !isOfTheAgent(each))) {
            writes.forEach(write -> write.put(figures, each));
        }
    }

    private static boolean isOfTheAgent(RecordedEvent event) {
        RecordedThread thread = event.getThread();
        return thread != null
                && thread.getJavaName() != null
                && thread.getJavaName().startsWith(Daemon.PREFIX);
    }

    private Entry write(Metric metric, Write write) {
        metrics.add(metric);
        writes.add(write);
        return this;
    }

    private static String[] values(RecordedEvent event, Words... labels) {
        String[] values = new String[labels.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = labels[i].of(event);
        }
        return values;
    }

    private static double nanosOf(String name, String... settings) {
        for (int i = 0; i < settings.length; i += 2) {
            if (settings[i].equals(name)) {
                return Settings.nanos(settings[i + 1]);
            }
        }
        return 0;
    }
}
