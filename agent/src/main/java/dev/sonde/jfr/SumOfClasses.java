package dev.sonde.jfr;

import java.util.HashMap;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;

/** Adds a field up over all classes with a finalizer, each of which has an event of its own. */
final class SumOfClasses implements Amount {

    /** Classes that are told apart; there are a few dozen even in large services. */
    private static final int MOST = 1000;

    private final String field;
    private final Map<String, Double> byClass = new HashMap<>();
    private double sum;

    SumOfClasses(String field) {
        this.field = field;
    }

    // A class that is unloaded keeps what it had, so that totals never fall.
    @Override
    public double of(RecordedEvent event) {
        String name = event.getClass("finalizableClass").getName();
        if (byClass.size() < MOST || byClass.containsKey(name)) {
            double now = event.getLong(field);
            Double before = byClass.put(name, now);
            sum += now - (before == null ? 0 : before);
        }
        return sum;
    }
}
