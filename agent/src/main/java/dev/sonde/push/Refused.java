package dev.sonde.push;

import java.io.IOException;

/** The other side has answered, but not taken the metrics. */
final class Refused extends IOException {

    private static final long serialVersionUID = 1;

    /** Whether the same may be taken later. */
    final boolean isPassing;
    /** What the other side asks to wait at least, 0 if it does not say. */
    final long waitMillis;

    Refused(String answer, boolean isPassing, long waitMillis) {
        super("answered " + answer);
        this.isPassing = isPassing;
        this.waitMillis = waitMillis;
    }
}
