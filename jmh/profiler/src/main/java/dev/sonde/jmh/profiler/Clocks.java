package dev.sonde.jmh.profiler;

import dev.sonde.bill.JvmCpu;
import dev.sonde.bill.ThreadClocks;
import dev.sonde.linux.ProcessClock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** Reads all clocks and counters of this JVM. For JMH's own thread only, which is left out of what is read. */
final class Clocks implements AutoCloseable {

    final JvmCpu jvm = JvmCpu.find();
    final ProcessClock process = new ProcessClock();
    /** Null on a JVM that has none. */
    final ThreadClocks threads = threadClocks();

    final String harness = KernelReading.currentTask();

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

    Reading read() {
        return new Reading(this);
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
