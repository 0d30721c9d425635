package dev.sonde.jfr;

import dev.sonde.base.Unavailable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.RecordingState;

/** Finds the agent's recording among those of this JVM, and copies what it holds. Any thread. */
final class OwnRecording {

    private static final int BUFFER_BYTES = 1 << 16;

    private OwnRecording() {}

    /** Writes what is on disk as one file: the recording goes on in a new chunk, as it does for any that is dumped. */
    static void writeTo(OutputStream out) throws IOException {
        Recording own = find();
        try (Recording copy = own.copy(true);
                InputStream in = copy.getStream(null, null)) {
            if (in == null) {
                throw new Unavailable("nothing is recorded yet");
            }
            byte[] buffer = new byte[BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
        }
    }

    // Nobody else knows the event that tells the time. A stream does not hand out its recording.
    private static Recording find() {
        for (Recording recording : FlightRecorder.getFlightRecorder().getRecordings()) {
            if (recording.getState() == RecordingState.RUNNING
                    && recording.getSettings().containsKey(ClockEvent.NAME + "#enabled")) {
                return recording;
            }
        }
        throw new Unavailable("nothing is recorded now");
    }
}
