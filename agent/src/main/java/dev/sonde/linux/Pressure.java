package dev.sonde.linux;

/** How long tasks have stalled for want of one resource, as the kernel's pressure stall information tells it. */
public final class Pressure {

    private static final double MICROS_PER_SECOND = 1e6;

    /** {@code cpu}, {@code memory} or {@code io}. */
    public final String resource;
    /** {@code cgroup}, or {@code machine} where the cgroup has no such file. */
    public final String scope;

    private final ProcFile file;

    Pressure(String resource, String scope, ProcFile file) {
        this.resource = resource;
        this.scope = scope;
        this.file = file;
    }

    /**
     * Seconds in which some of the tasks stalled, and in which all of them did; NaN where the kernel does not tell, as
     * it does not say when a whole machine has no CPU to run on.
     */
    public double[] seconds() {
        double some = Double.NaN;
        double full = Double.NaN;
        for (String line : file.lines()) {
            if (line.startsWith("some ")) {
                some = total(line);
            } else if (line.startsWith("full ") && !(resource.equals("cpu") && scope.equals("machine"))) {
                full = total(line);
            }
        }
        return new double[] {some, full};
    }

    private static double total(String line) {
        int at = line.indexOf("total=");
        return at < 0
                ? Double.NaN
                : Numbers.parse(line.substring(at + "total=".length()).trim()) / MICROS_PER_SECOND;
    }
}
