package dev.sonde.linux;

/** The memory of the machine, or what stands for it, in bytes; NaN where it is not told. */
public final class MachineMemory {

    public final double totalBytes;
    public final double availableBytes;

    private MachineMemory(double totalBytes, double availableBytes) {
        this.totalBytes = totalBytes;
        this.availableBytes = availableBytes;
    }

    /**
     * As of now.
     *
     * @param proc such as {@code /proc}
     */
    public static MachineMemory read(String proc) {
        double total = Double.NaN;
        double available = Double.NaN;
        for (String line : new ProcFile(proc + "/meminfo").lines()) {
            if (line.startsWith("MemTotal:")) {
                total = ProcFile.kilobytes(line);
            } else if (line.startsWith("MemAvailable:")) {
                available = ProcFile.kilobytes(line);
            }
        }
        return new MachineMemory(total, available);
    }
}
