package dev.sonde.base;

import java.io.PrintStream;

/** The agent's only voice: single lines on standard error, so that no logging framework of the service is touched. */
public final class Log {

    private static final String PREFIX = "[sonde] ";
    private final PrintStream out;

    public Log(PrintStream out) {
        this.out = out;
    }

    /** Writes one line; line breaks within the text are folded into spaces. Any thread. */
    public void line(String text) {
        out.println(PREFIX + text.replace('\r', ' ').replace('\n', ' '));
    }
}
