package dev.sonde.jmh;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** The CPU time of a process by the account of Linux, proc(5); NaN where there is none. */
final class SystemsClock {

    static final SystemsClock NONE = new SystemsClock(new File(""));

    private static final double TICKS_PER_SECOND = 100;
    private static final int USER = 11;
    private static final int SYSTEM = 12;

    private final File stat;

    private SystemsClock(File stat) {
        this.stat = stat;
    }

    /** That of a process whose first line of output is its id: before Java 9 nobody else tells. */
    static SystemsClock ofOneThatTellsIts(Process process) throws IOException {
        String id =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8)).readLine();
        return new SystemsClock(new File("/proc/" + id + "/stat"));
    }

    double cpuSeconds() throws IOException {
        if (!stat.canRead()) {
            return Double.NaN;
        }
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(new FileInputStream(stat), StandardCharsets.UTF_8))) {
            String line = in.readLine();
            String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
            return (Double.parseDouble(fields[USER]) + Double.parseDouble(fields[SYSTEM])) / TICKS_PER_SECOND;
        }
    }
}
