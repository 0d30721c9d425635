package dev.sonde.jfr;

import static dev.sonde.jfr.Amount.number;
import static dev.sonde.jfr.Amount.whole;
import static dev.sonde.jfr.Entry.each;
import static dev.sonde.jfr.Entry.longer;
import static dev.sonde.jfr.Entry.state;
import static dev.sonde.jfr.Words.word;
import static dev.sonde.metrics.EventMetrics.CONTEXT_SWITCHES;
import static dev.sonde.metrics.EventMetrics.CPU_LOAD;
import static dev.sonde.metrics.EventMetrics.EXCEPTIONS;
import static dev.sonde.metrics.EventMetrics.INFLATED_MONITORS;
import static dev.sonde.metrics.EventMetrics.MACHINE_CPU_LOAD;
import static dev.sonde.metrics.EventMetrics.MONITOR_ENTERS;
import static dev.sonde.metrics.EventMetrics.PARKS;
import static dev.sonde.metrics.EventMetrics.PINNED;
import static dev.sonde.metrics.EventMetrics.SUBMIT_FAILURES;

import java.util.Arrays;
import java.util.List;
import jdk.jfr.consumer.RecordedClass;
import jdk.jfr.consumer.RecordedEvent;

/** Threads: on processors, waiting, pinned, and what they throw. */
final class ThreadEvents {

    /** What a thread may wait for, by what the name of the blocking object's class has in it; the first counts. */
    private static final String[][] BLOCKERS = {
        {"ConditionObject", "condition"},
        {"ReentrantLock", "lock"},
        {"ReentrantReadWriteLock", "lock"},
        {"StampedLock", "lock"},
        {"CountDownLatch", "latch"},
        {"Phaser", "latch"},
        {"Semaphore", "semaphore"},
        {"CompletableFuture", "future"},
        {"FutureTask", "future"},
        {"ForkJoinPool", "pool"},
        {"Queue", "queue"},
        {"Exchanger", "queue"}
    };

    private ThreadEvents() {}

    static List<Entry> entries() {
        return Arrays.asList(
                state("jdk.CPULoad")
                        .show(CPU_LOAD, number("jvmUser"), word("user"))
                        .show(CPU_LOAD, number("jvmSystem"), word("system"))
                        .show(MACHINE_CPU_LOAD, number("machineTotal")),
                state("jdk.ThreadContextSwitchRate").show(CONTEXT_SWITCHES, number("switchRate")),
                // One thread waits at most a hundred times a second that long, so a hundred threads cost half a
                // percent.
                longer("10 ms", "jdk.JavaMonitorEnter").time(MONITOR_ENTERS),
                longer("10 ms", "jdk.ThreadPark").time(PARKS, ThreadEvents::blocker),
                state("jdk.JavaMonitorStatistics").show(INFLATED_MONITORS, whole("count")),
                // There are only as many carriers as processors, so these are few.
                longer("1 ms", "jdk.VirtualThreadPinned").time(PINNED, ThreadEvents::pinnedReason),
                each("jdk.VirtualThreadSubmitFailed").count(SUBMIT_FAILURES),
                state("jdk.ExceptionStatistics").show(EXCEPTIONS, whole("throwables")));
    }

    private static String blocker(RecordedEvent event) {
        RecordedClass blocker = event.getClass("parkedClass");
        if (blocker == null) {
            return "none";
        }
        for (String[] known : BLOCKERS) {
            if (blocker.getName().contains(known[0])) {
                return known[1];
            }
        }
        return "other";
    }

    // Told from 24 on, some with the name of a class.
    private static String pinnedReason(RecordedEvent event) {
        String reason = event.hasField("pinnedReason") ? String.valueOf(event.getString("pinnedReason")) : "unknown";
        if (reason.contains("<clinit>") || reason.contains("initialization")) {
            return "class initializer";
        }
        return reason.startsWith("Native") ? "native frame" : reason.equals("unknown") ? reason : "other";
    }
}
