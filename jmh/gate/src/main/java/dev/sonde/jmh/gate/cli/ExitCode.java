package dev.sonde.jmh.gate.cli;

/** What a command ends with, beside the outcomes of a comparison, which are 0, 1 and 2. */
final class ExitCode {
    static final int FINE = 0;
    /** Something could not be read, written or done. */
    static final int FAILED = 3;
    /** The words make no sense. */
    static final int USAGE = 4;

    private ExitCode() {}
}
