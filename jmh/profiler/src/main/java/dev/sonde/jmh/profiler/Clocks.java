package dev.sonde.jmh.profiler;

import dev.sonde.bill.JvmCpu;
import dev.sonde.bill.ThreadClocks;
import dev.sonde.linux.ProcessClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Reads all clocks and counters of this JVM. For JMH's own thread only, which is left out of what is read. */
final class Clocks implements AutoCloseable {

    private KernelReading last = KernelReading.take("");
    private final JvmCpu jvm = JvmCpu.find(id -> last.cpuNanos(id));
    final ProcessClock process = new ProcessClock();
    /** Null on a JVM that has none. */
    final ThreadClocks threads = threadClocks();

    private final String harness = KernelReading.currentTask();

    private final ThreadMXBean bean = ManagementFactory.getThreadMXBean();
    private final boolean wasTimingContention;

    /** Has the JVM measure how long threads wait for monitors from now on. */
    Clocks() {
        wasTimingContention = timesContention();
        if (bean.isThreadContentionMonitoringSupported()) {
            bean.setThreadContentionMonitoringEnabled(true);
        }
    }

    boolean timesContention() {
        return bean.isThreadContentionMonitoringSupported() && bean.isThreadContentionMonitoringEnabled();
    }

    /** Reads what goes on by itself last, so that what the rest of the reading takes is not the iteration's. */
    Reading readBefore() {
        Reading.Rest rest = new Reading.Rest(this);
        return new Reading(readKernel(), jvm, rest);
    }

    /** Reads it first. */
    Reading readAfter() {
        return new Reading(readKernel(), jvm, new Reading.Rest(this));
    }

    private KernelReading readKernel() {
        last = KernelReading.take(harness);
        jvm.read();
        return last;
    }

    @Override
    public void close() {
        if (bean.isThreadContentionMonitoringSupported()) {
            bean.setThreadContentionMonitoringEnabled(wasTimingContention);
        }
    }

    private static ThreadClocks threadClocks() {
        try {
            return new ThreadClocks();
        } catch (UnsupportedOperationException | LinkageError otherJvm) {
            return null;
        }
    }
}
