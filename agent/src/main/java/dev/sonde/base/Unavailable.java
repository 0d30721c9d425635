package dev.sonde.base;

/** What was asked for is switched off, or not there yet; its message is one line for the user, with what to do. */
public final class Unavailable extends RuntimeException {

    private static final long serialVersionUID = 1;

    public Unavailable(String message) {
        super(message, null, false, false);
    }
}
