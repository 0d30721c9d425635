package dev.sonde.jmh.profiler;

import dev.sonde.linux.ProcFile;
import dev.sonde.linux.Tasks;
import java.io.File;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What the kernel had told of each thread of this process at one moment; nothing where there is no {@code /proc}. */
final class KernelReading {

    private static final String FOLDER = "/proc/self/task/";

    /** What it tells of a thread. */
    enum Column {
        CPU_NANOS,
        RUN_QUEUE_NANOS,
        VOLUNTARY,
        INVOLUNTARY
    }

    private final Map<String, Map<Column, Double>> rows = new HashMap<>();

    private KernelReading() {}

    /**
     * Reads it, some 30 µs a thread.
     *
     * @param harness the kernel's id of JMH's own thread, which is left out
     */
    static KernelReading take(String harness) {
        KernelReading reading = new KernelReading();
        for (String id : new Tasks().ids()) {
            Map<Column, Double> row = id.equals(harness) ? null : row(id);
            if (row != null) {
                reading.rows.put(id, row);
            }
        }
        return reading;
    }

    /** The kernel's id of the calling thread; empty if there is no such thing. */
    static String currentTask() {
        try {
            // "1234/task/1240"
            String path = new File("/proc/thread-self").getCanonicalPath();
            return path.matches("/proc/[0-9]+/task/[0-9]+") ? path.substring(path.lastIndexOf('/') + 1) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /** What a thread had taken, by the kernel's id; negative for one that was not there. */
    long cpuNanos(String id) {
        Map<Column, Double> row = rows.get(id);
        return row == null ? -1 : row.get(Column.CPU_NANOS).longValue();
    }

    boolean isThere() {
        return !rows.isEmpty();
    }

    /** Whether the same threads were there before, so that none can have taken something unseen. */
    boolean hasThreadsOf(KernelReading before) {
        return rows.keySet().equals(before.rows.keySet());
    }

    /** What was taken since; NaN if the kernel does not tell. A thread that ended meanwhile is not in it. */
    double since(KernelReading before, Column column) {
        double sum = isThere() ? 0 : Double.NaN;
        for (Map.Entry<String, Map<Column, Double>> each : rows.entrySet()) {
            Map<Column, Double> then = before.rows.get(each.getKey());
            sum += each.getValue().get(column) - (then == null ? 0 : then.get(column));
        }
        return sum;
    }

    private static Map<Column, Double> row(String id) {
        String[] schedule = new ProcFile(FOLDER + id + "/schedstat").word().split(" ");
        if (schedule.length < 2) {
            return null;
        }
        Map<Column, Double> row = new EnumMap<>(Column.class);
        row.put(Column.VOLUNTARY, Double.NaN);
        row.put(Column.INVOLUNTARY, Double.NaN);
        row.put(Column.CPU_NANOS, Double.parseDouble(schedule[0]));
        row.put(Column.RUN_QUEUE_NANOS, Double.parseDouble(schedule[1]));
        for (String line : new ProcFile(FOLDER + id + "/status").lines()) {
            if (line.startsWith("voluntary_ctxt_switches:")) {
                row.put(Column.VOLUNTARY, ProcFile.number(line));
            } else if (line.startsWith("nonvoluntary_ctxt_switches:")) {
                row.put(Column.INVOLUNTARY, ProcFile.number(line));
            }
        }
        return row;
    }
}
