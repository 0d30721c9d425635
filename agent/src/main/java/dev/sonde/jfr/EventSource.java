package dev.sonde.jfr;

import java.io.IOException;
import java.util.Map;

/** Where events come from: a recording of the JVM, and a way to read it while it goes on. */
interface EventSource extends AutoCloseable {

    /** Delivers events on the calling thread until the source is closed, or its recording is ended by others. */
    void run() throws Exception;

    /**
     * Changes what is recorded. Any thread.
     *
     * @param settings by JFR's names, such as {@code jdk.ThreadPark#threshold}; all of them, those that stay too
     */
    void record(Map<String, String> settings) throws IOException;

    /** Ends the recording; {@link #run} returns soon. Any thread. */
    @Override
    void close() throws IOException;
}
