package dev.sonde.rivals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux tells of a process. */
record ProcessFigures(long pid) {

    private static final double NANOS_PER_TICK = 1e7;
    private static final int BYTES_PER_KILOBYTE = 1024;
    private static final int USER_TICKS_AT = 11;

    /** Of the user and of the system, of all threads that it has or had, in nanoseconds; in steps of 10 ms. */
    double cpuNanos() throws IOException {
        String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
        // The name, which comes before, may have blanks in it.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return NANOS_PER_TICK * (Long.parseLong(fields[USER_TICKS_AT]) + Long.parseLong(fields[USER_TICKS_AT + 1]));
    }

    long residentBytes() throws IOException {
        return status("VmRSS:") * BYTES_PER_KILOBYTE;
    }

    long threads() throws IOException {
        return status("Threads:");
    }

    private long status(String name) throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/" + pid + "/status"))) {
            if (line.startsWith(name)) {
                return Long.parseLong(line.replaceAll("\\D", ""));
            }
        }
        throw new IOException("no " + name + " of process " + pid);
    }
}
