package dev.sonde.flame;

/** What a {@link Flame} was drawn from. Immutable. */
public final class Evidence {

    /** The window that was really looked at, as Unix time in seconds. */
    public final double fromSeconds;

    public final double toSeconds;

    /** How many samples the shape of the tree comes from. */
    public final long samples;

    /** What took the samples, such as {@code jdk.CPUTimeSample}. */
    public final String source;

    public Evidence(double fromSeconds, double toSeconds, long samples, String source) {
        this.fromSeconds = fromSeconds;
        this.toSeconds = toSeconds;
        this.samples = samples;
        this.source = source;
    }
}
