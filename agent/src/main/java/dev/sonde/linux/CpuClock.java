package dev.sonde.linux;

/** The CPU time of a process, or of the whole machine, in the kernel's ticks of 10 ms; NaN where it cannot be read. */
public final class CpuClock {

    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int START = 19;
    /** User, nice, system, idle, I/O wait, interrupts: what docker adds up, without stolen time. */
    private static final int COUNTED = 7;

    /** CPU time so far, in seconds. */
    public final double seconds;
    /** Of a process when it started, in ticks since boot; of a machine its number of processors. */
    public final double mark;

    private CpuClock(double seconds, double mark) {
        this.seconds = seconds;
        this.mark = mark;
    }

    /**
     * That of a process.
     *
     * @param folder such as {@code /proc/4711}
     */
    public static CpuClock ofProcess(String folder) {
        String stat = String.join(" ", new ProcFile(folder + "/stat").lines());
        // The command before it may hold anything.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 1).trim().split(" ");
        if (fields.length <= START) {
            return new CpuClock(Double.NaN, Double.NaN);
        }
        double ticks = Numbers.parse(fields[USER]) + Numbers.parse(fields[SYSTEM]);
        return new CpuClock(ticks / TICKS_PER_SECOND, Numbers.parse(fields[START]));
    }

    /**
     * That of all processors, idle time included.
     *
     * @param proc such as {@code /proc}
     */
    public static CpuClock ofMachine(String proc) {
        double ticks = Double.NaN;
        int processors = 0;
        for (String line : new ProcFile(proc + "/stat").lines()) {
            if (line.startsWith("cpu ")) {
                ticks = sum(line.trim().split("\\s+"));
            } else if (line.startsWith("cpu")) {
                processors++;
            }
        }
        return new CpuClock(ticks / TICKS_PER_SECOND, processors);
    }

    private static double sum(String[] fields) {
        double ticks = 0;
        for (int i = 1; i <= Math.min(COUNTED, fields.length - 1); i++) {
            ticks += Numbers.parse(fields[i]);
        }
        return ticks;
    }
}
