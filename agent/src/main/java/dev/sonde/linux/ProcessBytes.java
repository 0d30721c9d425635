package dev.sonde.linux;

import java.util.HashMap;
import java.util.Map;

/** The bytes that go in and out of a process: its own to storage, and those of its network namespace. Any thread. */
public final class ProcessBytes {

    private static final int TRANSMITTED = 8;

    private final ProcFile io;
    private final ProcFile interfaces;
    private final RisingSum received = new RisingSum();
    private final RisingSum transmitted = new RisingSum();

    /**
     * Those of any process.
     *
     * @param folder such as {@code /proc/self}
     */
    public ProcessBytes(String folder) {
        io = new ProcFile(folder + "/io");
        interfaces = new ProcFile(folder + "/net/dev");
    }

    /** Bytes the process made the kernel read from storage and write to it; NaN where that must not be known. */
    public double[] storage() {
        double read = Double.NaN;
        double written = Double.NaN;
        for (String line : io.lines()) {
            if (line.startsWith("read_bytes:")) {
                read = ProcFile.number(line);
            } else if (line.startsWith("write_bytes:")) {
                written = ProcFile.number(line);
            }
        }
        return new double[] {read, written};
    }

    /** Bytes received and transmitted by all interfaces but {@code lo}; NaN where there is no such file. */
    public double[] network() {
        String[] lines = interfaces.lines();
        if (lines.length == 0) {
            return new double[] {Double.NaN, Double.NaN};
        }
        Map<String, Double> in = new HashMap<>();
        Map<String, Double> out = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            String name = colon < 0 ? "lo" : line.substring(0, colon).trim();
            String[] figures = line.substring(colon + 1).trim().split("\\s+");
            if (!name.equals("lo") && figures.length > TRANSMITTED) {
                in.put(name, known(figures[0]));
                out.put(name, known(figures[TRANSMITTED]));
            }
        }
        return new double[] {received.after(in), transmitted.after(out)};
    }

    private static double known(String figure) {
        double bytes = Numbers.parse(figure);
        return bytes > 0 ? bytes : 0;
    }
}
