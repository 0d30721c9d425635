package dev.sonde.linux;

import java.io.File;
import java.util.function.Supplier;

/**
 * Reads a process from {@code /proc}, each file once: some 50 µs. Any thread.
 *
 * <p>Not from {@code stat}, which adds up the clocks of all threads (120 µs with 2,000 of them), and not from {@code
 * statm}, which lacks swap and threads.
 */
public final class LinuxProcess implements Supplier<Reading> {

    /** What the kernel means by no limit, {@code RLIM_INFINITY}; Prometheus's own libraries export it so. */
    public static final double UNLIMITED = 0x1p64;

    private final ProcFile status;
    private final ProcFile limits;
    private final File descriptors;

    /** Reads this process. */
    public LinuxProcess() {
        this("/proc/self");
    }

    /**
     * Reads any process.
     *
     * @param folder such as {@code /proc/4711}
     */
    public LinuxProcess(String folder) {
        status = new ProcFile(folder + "/status");
        limits = new ProcFile(folder + "/limits");
        descriptors = new File(folder + "/fd");
    }

    /** Whether this is a system with {@code /proc} as Linux has it. */
    public static boolean isHere() {
        return new File("/proc/self/status").canRead();
    }

    @Override
    public Reading get() {
        Reading.Builder reading = new Reading.Builder();
        for (String line : status.lines()) {
            readStatus(line, reading);
        }
        for (String line : limits.lines()) {
            readLimit(line, reading);
        }
        reading.openFds = openDescriptors();
        return reading.build();
    }

    private static void readStatus(String line, Reading.Builder reading) {
        if (line.startsWith("VmRSS:")) {
            reading.residentBytes = ProcFile.kilobytes(line);
        } else if (line.startsWith("VmSize:")) {
            reading.virtualBytes = ProcFile.kilobytes(line);
        } else if (line.startsWith("VmSwap:")) {
            reading.swapBytes = ProcFile.kilobytes(line);
        } else if (line.startsWith("Threads:")) {
            reading.threads = ProcFile.number(line);
        }
    }

    private static void readLimit(String line, Reading.Builder reading) {
        if (line.startsWith("Max open files ")) {
            reading.maxFds = softLimit(line);
        } else if (line.startsWith("Max address space ")) {
            reading.virtualMaxBytes = softLimit(line);
        }
    }

    /** Columns are two blanks or more apart: name, soft limit, hard limit, unit. */
    private static double softLimit(String line) {
        String[] columns = line.split("\\s{2,}");
        String soft = columns.length < 2 ? "" : columns[1];
        return soft.equals("unlimited") ? UNLIMITED : Numbers.parse(soft);
    }

    private double openDescriptors() {
        // Since Linux 6.2 the size of the folder is its number of entries, and need not be counted one by one.
        long entries = descriptors.length();
        if (entries > 0) {
            return entries;
        }
        String[] names = descriptors.list();
        // Less the one that lists them.
        return names == null ? Double.NaN : names.length - 1;
    }
}
