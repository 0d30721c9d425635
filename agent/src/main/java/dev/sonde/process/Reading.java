package dev.sonde.process;

/** What the operating system said about this process at one moment; NaN where it said nothing. */
final class Reading {

    static final Reading UNKNOWN = new Builder().build();

    final double residentBytes;
    final double virtualBytes;
    final double virtualMaxBytes;
    final double swapBytes;
    final double openFds;
    final double maxFds;
    final double threads;

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
    static final class Builder {

        double residentBytes = Double.NaN;
        double virtualBytes = Double.NaN;
        double virtualMaxBytes = Double.NaN;
        double swapBytes = Double.NaN;
        double openFds = Double.NaN;
        double maxFds = Double.NaN;
        double threads = Double.NaN;

        Reading build() {
            return new Reading(this);
        }
    }
}
