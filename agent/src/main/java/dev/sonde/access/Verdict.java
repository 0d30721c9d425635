package dev.sonde.access;

/** What came of a caller's credentials. */
public enum Verdict {
    /** There were none. */
    UNKNOWN,
    /** They are wrong. */
    WRONG,
    /** They cannot be looked at now: too many are, or too many from there were wrong. */
    LATER,
    /** The caller has this right. */
    SCRAPE(Right.SCRAPE),
    PROFILE(Right.PROFILE),
    CONFIGURE(Right.CONFIGURE);

    public final Right right;

    Verdict() {
        this(Right.NONE);
    }

    Verdict(Right right) {
        this.right = right;
    }

    /** That of a right; of none, that they are wrong. */
    static Verdict of(Right right) {
        return right == null ? WRONG : valueOf(right.name());
    }
}
