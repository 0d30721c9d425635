package dev.sonde.linux;

/** What the operating system said about this process at one moment; NaN where it said nothing. */
public final class Reading {

    public static final Reading UNKNOWN = new Builder().build();

    public final double residentBytes;
    public final double virtualBytes;
    public final double virtualMaxBytes;
    public final double swapBytes;
    public final double openFds;
    public final double maxFds;
    public final double threads;

    private Reading(Builder from) {
        residentBytes = from.residentBytes;
        virtualBytes = from.virtualBytes;
        virtualMaxBytes = from.virtualMaxBytes;
        swapBytes = from.swapBytes;
        openFds = from.openFds;
        maxFds = from.maxFds;
        threads = from.threads;
    }

    /** Takes the figures as they are found. */
    public static final class Builder {

        public double residentBytes = Double.NaN;
        public double virtualBytes = Double.NaN;
        public double virtualMaxBytes = Double.NaN;
        public double swapBytes = Double.NaN;
        public double openFds = Double.NaN;
        public double maxFds = Double.NaN;
        public double threads = Double.NaN;

        public Reading build() {
            return new Reading(this);
        }
    }
}
