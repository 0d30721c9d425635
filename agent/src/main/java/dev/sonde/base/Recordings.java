package dev.sonde.base;

import java.io.IOException;
import java.io.OutputStream;

/** Gives what was recorded in the last minutes, as a file of Java Flight Recorder. Any thread. */
public interface Recordings {

    /**
     * Writes a whole file; the stream stays open.
     *
     * @throws Unavailable before the first byte, if there is nothing to be had
     * @throws IOException if the stream or the recording's own files fail
     */
    void writeTo(OutputStream out) throws IOException;
}
