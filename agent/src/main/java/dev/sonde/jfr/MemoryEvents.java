package dev.sonde.jfr;

import static dev.sonde.jfr.Amount.whole;
import static dev.sonde.jfr.Entry.state;
import static dev.sonde.jfr.Words.text;
import static dev.sonde.metrics.EventMetrics.DIRECT_BUFFERS_MAX;
import static dev.sonde.metrics.EventMetrics.FINALIZABLE_OBJECTS;
import static dev.sonde.metrics.EventMetrics.FINALIZERS_RUN;
import static dev.sonde.metrics.EventMetrics.NATIVE_COMMITTED;
import static dev.sonde.metrics.EventMetrics.NATIVE_RESERVED;

import java.util.Arrays;
import java.util.List;

/** Memory that no bean tells of. */
final class MemoryEvents {

    private MemoryEvents() {}

    static List<Entry> entries() {
        return Arrays.asList(
                state("jdk.DirectBufferStatistics").show(DIRECT_BUFFERS_MAX, whole("maxCapacity")),
                state("jdk.NativeMemoryUsage")
                        .show(NATIVE_COMMITTED, whole("committed"), text("type"))
                        .show(NATIVE_RESERVED, whole("reserved"), text("type")),
                state("jdk.FinalizerStatistics")
                        .show(FINALIZERS_RUN, new SumOfClasses("totalFinalizersRun"))
                        .show(FINALIZABLE_OBJECTS, new SumOfClasses("objects")));
    }
}
