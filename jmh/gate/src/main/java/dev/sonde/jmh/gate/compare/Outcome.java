package dev.sonde.jmh.gate.compare;

/** What a comparison comes to, and what a command ends with for it. */
public enum Outcome {
    /** Every metric that decides is the same or better. */
    FINE(0, "no regression"),
    /** At least one is worse. */
    REGRESSION(1, "regression"),
    /** None is shown to be worse, but of some it cannot be told. */
    UNCERTAIN(2, "cannot tell");

    /** What the command ends with. */
    public final int exitCode;
    /** The outcome in words. */
    public final String words;

    Outcome(int exitCode, String words) {
        this.exitCode = exitCode;
        this.words = words;
    }
}
