package dev.sonde.jmh.profiler;

import dev.sonde.linux.ProcFile;
import java.lang.management.CompilationMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/** What the JVM and the kernel had counted for the process as a whole at one moment; NaN is what they do not. */
final class Counters {

    private static final int MINOR_FAULTS = 7;
    private static final int MAJOR_FAULTS = 9;

    final double collections;
    final double collectionMillis;
    final double compilationMillis;
    final double minorFaults;
    final double majorFaults;

    Counters() {
        double count = 0;
        double millis = 0;
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            count += Math.max(0, collector.getCollectionCount());
            millis += Math.max(0, collector.getCollectionTime());
        }
        collections = count;
        collectionMillis = millis;
        CompilationMXBean compilers = ManagementFactory.getCompilationMXBean();
        compilationMillis = compilers != null && compilers.isCompilationTimeMonitoringSupported()
                ? compilers.getTotalCompilationTime()
                : Double.NaN;
        String stat = String.join(" ", new ProcFile("/proc/self/stat").lines());
        // The command before it may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        minorFaults = field(fields, MINOR_FAULTS);
        majorFaults = field(fields, MAJOR_FAULTS);
    }

    private static double field(String[] fields, int index) {
        return fields.length > index ? Double.parseDouble(fields[index]) : Double.NaN;
    }
}
