package dev.sonde.cli;

/** What a command ends with. */
final class ExitCode {
    static final int FINE = 0;
    /** It could not be done. */
    static final int FAILED = 1;
    /** The words make no sense. */
    static final int USAGE = 2;
    /** There is no such JVM, or no agent in it. */
    static final int NOT_THERE = 3;
    /** The JVM cannot be attached to; {@code diagnose} says why. */
    static final int NOT_ATTACHABLE = 4;

    private ExitCode() {}
}
