package dev.sonde.jfr;

import static dev.sonde.jfr.Entry.each;
import static dev.sonde.jfr.Words.text;
import static dev.sonde.metrics.EventMetrics.SAFEPOINTS;
import static dev.sonde.metrics.EventMetrics.SAFEPOINT_SYNC;
import static dev.sonde.metrics.EventMetrics.VM_OPERATIONS;
import static dev.sonde.metrics.EventMetrics.VM_OPERATION_SECONDS;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;

/** How long all threads stood still and why: four events for each time. */
final class SafepointEvents {

    // Events of a flush come in the order of their buffers, so that several may have begun before the first ends.
    private static final int REMEMBERED = 64;

    private final long[] ids = new long[REMEMBERED];
    private final Instant[] beginnings = new Instant[REMEMBERED];

    private SafepointEvents() {}

    static List<Entry> entries() {
        SafepointEvents seen = new SafepointEvents();
        return Arrays.asList(
                each("jdk.SafepointBegin").see(seen::begin),
                each("jdk.SafepointEnd").timeOf(SAFEPOINTS, seen::secondsAtEnd),
                each("jdk.SafepointStateSynchronization").time(SAFEPOINT_SYNC),
                each("jdk.ExecuteVMOperation")
                        .count(VM_OPERATIONS, text("operation"))
                        .add(VM_OPERATION_SECONDS, Amount::duration, text("operation")));
    }

    // The event of the beginning lasts until all threads stand, that of the end until all run.
    private void begin(RecordedEvent event) {
        long id = event.getLong("safepointId");
        int at = (int) (id & (REMEMBERED - 1));
        ids[at] = id;
        beginnings[at] = event.getStartTime();
    }

    private double secondsAtEnd(RecordedEvent event) {
        long id = event.getLong("safepointId");
        int at = (int) (id & (REMEMBERED - 1));
        boolean isKnown = beginnings[at] != null && ids[at] == id;
        return isKnown ? Duration.between(beginnings[at], event.getEndTime()).toNanos() / 1e9 : Double.NaN;
    }
}
