package dev.sonde.jmh.profiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import jdk.jfr.EventSettings;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;

/**
 * Records events of this JVM while it is measured, and reads them when it is over. The only class that starts JFR; not
 * to be loaded where there is none.
 */
final class EventRecorder {

    static final String CPU_TIME = "jdk.CPUTimeSample";
    static final String OF_JAVA = "jdk.ExecutionSample";
    static final String OF_NATIVE = "jdk.NativeMethodSample";
    static final String ALLOCATION = "jdk.ObjectAllocationSample";
    static final String IN_BUFFER = "jdk.ObjectAllocationInNewTLAB";
    static final String OUTSIDE = "jdk.ObjectAllocationOutsideTLAB";
    static final String PARK = "jdk.ThreadPark";
    static final List<String> IO =
            Arrays.asList("jdk.FileRead", "jdk.FileWrite", "jdk.FileForce", "jdk.SocketRead", "jdk.SocketWrite");

    private static final String NAME = "sonde-jmh";
    private static final Duration SHORTEST_WAIT = Duration.ofNanos(10_000);
    private static final String ALLOCATIONS_PER_SECOND = "150/s";

    private final Choices choices;
    private final Set<String> present;
    private final boolean byCpuTime;
    private Recording recording;

    EventRecorder(Choices choices) {
        this.choices = choices;
        present = FlightRecorder.getFlightRecorder().getEventTypes().stream()
                .map(EventType::getName)
                .collect(Collectors.toSet());
        // The event is there on other systems too, and never happens.
        byCpuTime =
                present.contains(CPU_TIME) && System.getProperty("os.name", "").startsWith("Linux");
        closeLeftOnes();
    }

    /** Begins a recording; the one before it is thrown away. */
    void start() {
        Recording next = new Recording();
        next.setName(NAME);
        enableSamples(next);
        enable(next, PARK).withThreshold(SHORTEST_WAIT).withoutStackTrace();
        IO.forEach(event -> enable(next, event).withThreshold(SHORTEST_WAIT).withoutStackTrace());
        next.start();
        close();
        recording = next;
    }

    /**
     * Ends it and reads what was recorded.
     *
     * @param harnessId of the thread that runs JMH, which is left out
     */
    Seen finish(long harnessId) throws IOException {
        Path file = Files.createTempFile("sonde", ".jfr");
        try {
            recording.stop();
            recording.dump(file);
            String cpu = byCpuTime ? CPU_TIME : OF_JAVA;
            String allocation = present.contains(ALLOCATION) ? ALLOCATION : IN_BUFFER;
            return new EventReader(new Seen(new Sampled(cpu), new Sampled(allocation)), harnessId).read(file);
        } finally {
            close();
            Files.delete(file);
        }
    }

    private void close() {
        if (recording != null) {
            recording.close();
            recording = null;
        }
    }

    // Of a benchmark that failed in this JVM.
    private static void closeLeftOnes() {
        FlightRecorder.getFlightRecorder().getRecordings().stream()
                .filter(each -> NAME.equals(each.getName()))
                .forEach(Recording::close);
    }

    private void enableSamples(Recording next) {
        String period = choices.periodMillis + " ms";
        if (byCpuTime) {
            enable(next, CPU_TIME).with("throttle", period).withStackTrace();
        } else {
            enable(next, OF_JAVA).with("period", period).withStackTrace();
            enable(next, OF_NATIVE).with("period", period).withStackTrace();
        }
        if (choices.alloc && present.contains(ALLOCATION)) {
            enable(next, ALLOCATION).with("throttle", ALLOCATIONS_PER_SECOND).withStackTrace();
        } else if (choices.alloc) {
            enable(next, IN_BUFFER).withStackTrace();
            enable(next, OUTSIDE).withStackTrace();
        }
    }

    private static EventSettings enable(Recording recording, String event) {
        return recording.enable(event);
    }
}
