package dev.sonde.grafana;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** What a processor of the machine had done at a moment, in seconds since it was started. */
record ProcessorTime(double busySeconds, double stolenSeconds) {
    private static final double TICKS_PER_SECOND = 100;
    private static final int IDLE = 3;
    private static final int WAITING = 4;
    private static final int STOLEN = 7;

    static ProcessorTime now(int processor) throws IOException {
        String line = Files.readAllLines(Path.of("/proc/stat")).stream()
                .filter(l -> l.startsWith("cpu" + processor + " "))
                .findFirst()
                .orElseThrow();
        double[] seconds = Arrays.stream(line.split(" "))
                .skip(1)
                .mapToDouble(ticks -> Double.parseDouble(ticks) / TICKS_PER_SECOND)
                .toArray();
        // Guests' time is in user's as well.
        double busy = Arrays.stream(seconds, 0, STOLEN).sum() - seconds[IDLE] - seconds[WAITING];
        return new ProcessorTime(busy, seconds[STOLEN]);
    }

    /** In use or stolen in the mean of so many seconds. */
    double cores(int seconds) {
        return (busySeconds + stolenSeconds) / seconds;
    }

    ProcessorTime since(ProcessorTime earlier) {
        return new ProcessorTime(busySeconds - earlier.busySeconds, stolenSeconds - earlier.stolenSeconds);
    }
}
