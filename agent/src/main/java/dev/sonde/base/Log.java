package dev.sonde.base;

import java.io.PrintStream;
import java.util.function.Consumer;

/** The agent's only voice: single lines on standard error, so that no logging framework of the service is touched. */
public final class Log {

    static final String PREFIX = "[sonde] ";
    private static final int MOST_CHARACTERS = 2000;

    private final Consumer<String> lines;

    /** Writes to this stream, on the thread that calls. */
    public Log(PrintStream out) {
        this(out::println);
    }

    private Log(Consumer<String> lines) {
        this.lines = lines;
    }

    /** Writes to standard error, and holds up nobody if that takes nothing. */
    public static Log ofTheService() {
        return new Log(new Scribe(System.err)::write);
    }

    /**
     * Writes one line of 2,000 characters at most; line breaks and all that a terminal would obey become spaces. Any
     * thread.
     */
    public void line(String text) {
        int length = Math.min(text.length(), MOST_CHARACTERS);
        StringBuilder line = new StringBuilder(PREFIX.length() + length).append(PREFIX);
        for (int i = 0; i < length; i++) {
            char each = text.charAt(i);
            line.append(Character.isISOControl(each) ? ' ' : each);
        }
        lines.accept(line.toString());
    }
}
