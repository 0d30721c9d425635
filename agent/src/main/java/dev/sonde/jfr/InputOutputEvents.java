package dev.sonde.jfr;

import static dev.sonde.jfr.Amount.whole;
import static dev.sonde.jfr.Entry.each;
import static dev.sonde.jfr.Entry.longer;
import static dev.sonde.jfr.Words.text;
import static dev.sonde.metrics.EventMetrics.FILE_FORCES;
import static dev.sonde.metrics.EventMetrics.FILE_READS;
import static dev.sonde.metrics.EventMetrics.FILE_READ_BYTES;
import static dev.sonde.metrics.EventMetrics.FILE_WRITES;
import static dev.sonde.metrics.EventMetrics.FILE_WRITTEN_BYTES;
import static dev.sonde.metrics.EventMetrics.PROCESSES_STARTED;
import static dev.sonde.metrics.EventMetrics.SOCKET_READS;
import static dev.sonde.metrics.EventMetrics.SOCKET_READ_BYTES;
import static dev.sonde.metrics.EventMetrics.SOCKET_WRITES;
import static dev.sonde.metrics.EventMetrics.SOCKET_WRITTEN_BYTES;
import static dev.sonde.metrics.EventMetrics.TLS_HANDSHAKES;

import java.util.Arrays;
import java.util.List;

/** What the service waits for outside of the JVM; all bytes are counted elsewhere, these are those it waited for. */
final class InputOutputEvents {

    private InputOutputEvents() {}

    static List<Entry> entries() {
        return Arrays.asList(
                // As with locks: a hundred threads in sockets that long without a break cost half a percent.
                longer("10 ms", "jdk.SocketRead").time(SOCKET_READS).add(SOCKET_READ_BYTES, read()),
                longer("10 ms", "jdk.SocketWrite").time(SOCKET_WRITES).add(SOCKET_WRITTEN_BYTES, whole("bytesWritten")),
                // A read from the page cache takes microseconds; a disk serves but a thousand of these a second.
                longer("1 ms", "jdk.FileRead").time(FILE_READS).add(FILE_READ_BYTES, read()),
                longer("1 ms", "jdk.FileWrite").time(FILE_WRITES).add(FILE_WRITTEN_BYTES, whole("bytesWritten")),
                longer("1 ms", "jdk.FileForce").time(FILE_FORCES),
                each("jdk.ProcessStart").count(PROCESSES_STARTED),
                each("jdk.TLSHandshake").count(TLS_HANDSHAKES, text("protocolVersion")));
    }

    // The end of a stream is -1 in older JDKs.
    private static Amount read() {
        return event -> Math.max(0, event.getLong("bytesRead"));
    }
}
