package dev.sonde.jfr;

import static dev.sonde.jfr.Amount.whole;
import static dev.sonde.jfr.Entry.each;
import static dev.sonde.jfr.Entry.longer;
import static dev.sonde.jfr.Entry.state;
import static dev.sonde.jfr.Words.text;
import static dev.sonde.jfr.Words.word;
import static dev.sonde.metrics.EventMetrics.BAILOUTS;
import static dev.sonde.metrics.EventMetrics.CLASS_LOADS;
import static dev.sonde.metrics.EventMetrics.CLASS_REDEFINITIONS;
import static dev.sonde.metrics.EventMetrics.CODE_CACHE_BLOBS;
import static dev.sonde.metrics.EventMetrics.CODE_CACHE_FULL;
import static dev.sonde.metrics.EventMetrics.COMPILATIONS;
import static dev.sonde.metrics.EventMetrics.COMPILER_QUEUE;
import static dev.sonde.metrics.EventMetrics.DEOPTIMIZATIONS;
import static dev.sonde.metrics.EventMetrics.INVALIDATIONS;
import static dev.sonde.metrics.EventMetrics.LONG_COMPILATIONS;

import java.util.Arrays;
import java.util.List;
import jdk.jfr.consumer.RecordedEvent;

/** The compilers, the code they make, and the classes it is made from. */
final class CodeEvents {

    private CodeEvents() {}

    static List<Entry> entries() {
        Words heap = text("codeBlobType");
        return Arrays.asList(
                state("jdk.CompilerStatistics")
                        .show(COMPILATIONS, whole("standardCompileCount"), word("standard"))
                        .show(COMPILATIONS, whole("osrCompileCount"), word("osr"))
                        .show(BAILOUTS, whole("bailoutCount"))
                        .show(INVALIDATIONS, whole("invalidatedCount")),
                // A service that starts compiles thousands of methods a second, each in a millisecond or few.
                longer("100 ms", "jdk.Compilation").time(LONG_COMPILATIONS),
                state("jdk.CompilerQueueUtilization").show(COMPILER_QUEUE, whole("queueSize"), text("compiler")),
                state("jdk.CodeCacheStatistics")
                        .show(CODE_CACHE_BLOBS, whole("methodCount"), heap, word("method"))
                        .show(CODE_CACHE_BLOBS, whole("adaptorCount"), heap, word("adaptor"))
                        .show(CODE_CACHE_BLOBS, CodeEvents::otherBlobs, heap, word("other"))
                        .show(CODE_CACHE_FULL, whole("fullCount"), heap),
                each("jdk.Deoptimization").count(DEOPTIMIZATIONS, text("reason")),
                // Ten thousand classes of a start-up load in less, each.
                longer("1 ms", "jdk.ClassLoad").time(CLASS_LOADS),
                each("jdk.ClassRedefinition").count(CLASS_REDEFINITIONS));
    }

    private static double otherBlobs(RecordedEvent event) {
        return event.getInt("entryCount") - event.getInt("methodCount") - event.getInt("adaptorCount");
    }
}
