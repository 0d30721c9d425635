package dev.sonde.flame;

/** What somebody was seen doing. Immutable. */
public final class StackSample {

    /** When, of {@link System#nanoTime()}. */
    final long nanos;

    final Kind kind;
    /** Whom it is shown under. */
    final String owner;
    /** Whose exact sum it is a share of: the owner, or the group whose clock runs for it. */
    final String fund;
    /** How much it stands for, in the unit of the kind; for CPU and allocation only the proportions matter. */
    final long weight;

    /**
     * A sample of an owner that has an exact sum of its own.
     *
     * @param nanos when, of {@link System#nanoTime()}
     * @param weight in the unit of the kind
     */
    public StackSample(long nanos, Kind kind, String owner, long weight) {
        this(nanos, kind, owner, owner, weight);
    }

    /**
     * A sample.
     *
     * @param fund whose exact sum it is a share of
     */
    public StackSample(long nanos, Kind kind, String owner, String fund, long weight) {
        this.nanos = nanos;
        this.kind = kind;
        this.owner = owner;
        this.fund = fund;
        this.weight = weight;
    }
}
