package dev.sonde.jfr;

import static dev.sonde.jfr.Amount.seconds;
import static dev.sonde.jfr.Amount.whole;
import static dev.sonde.jfr.Entry.each;
import static dev.sonde.jfr.Words.text;
import static dev.sonde.jfr.Words.word;
import static dev.sonde.metrics.EventMetrics.ALLOCATION_STALLS;
import static dev.sonde.metrics.EventMetrics.COLLECTIONS;
import static dev.sonde.metrics.EventMetrics.COLLECTION_FAILURES;
import static dev.sonde.metrics.EventMetrics.GC_HEAP;
import static dev.sonde.metrics.EventMetrics.GC_RECLAIMED;
import static dev.sonde.metrics.EventMetrics.PAUSES;
import static dev.sonde.metrics.EventMetrics.PAUSE_PARTS;

import java.util.Arrays;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;

/** What the collectors do: a few dozen events for each collection. */
final class CollectorEvents {

    private double usedBefore = Double.NaN;

    private CollectorEvents() {}

    static List<Entry> entries() {
        CollectorEvents seen = new CollectorEvents();
        return Arrays.asList(
                each("jdk.GarbageCollection").timeOf(COLLECTIONS, seconds("sumOfPauses"), text("name"), text("cause")),
                each("jdk.GCPhasePause").time(PAUSES, text("name")),
                each("jdk.GCPhasePauseLevel1").add(PAUSE_PARTS, Amount::duration, text("name")),
                each("jdk.GCHeapSummary")
                        .show(GC_HEAP, whole("heapUsed"), CollectorEvents::when)
                        .add(GC_RECLAIMED, seen::reclaimedBytes),
                each("jdk.PromotionFailed").count(COLLECTION_FAILURES, word("promotion")),
                each("jdk.EvacuationFailed").count(COLLECTION_FAILURES, word("evacuation")),
                each("jdk.ConcurrentModeFailure").count(COLLECTION_FAILURES, word("concurrent mode")),
                each("jdk.ZAllocationStall").time(ALLOCATION_STALLS));
    }

    private static String when(RecordedEvent event) {
        return event.getString("when").startsWith("Before") ? "before" : "after";
    }

    private double reclaimedBytes(RecordedEvent event) {
        double before = usedBefore;
        boolean isBefore = when(event).equals("before");
        usedBefore = isBefore ? event.getLong("heapUsed") : Double.NaN;
        // What was allocated during a concurrent collection may be more than what it found.
        return isBefore ? Double.NaN : Math.max(0, before - event.getLong("heapUsed"));
    }
}
