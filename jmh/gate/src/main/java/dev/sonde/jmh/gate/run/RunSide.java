package dev.sonde.jmh.gate.run;

/** The sides of a run: the code before, the code after, and the code before once more. */
public enum RunSide {
    BASELINE,
    CANDIDATE,
    CONTROL
}
