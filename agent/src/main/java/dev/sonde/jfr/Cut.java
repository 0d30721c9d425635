package dev.sonde.jfr;

import java.util.Map;

/** How far a kind of event is cut down, and for how long. */
final class Cut {

    private static final int OFF = 3;
    private static final double FIRST_REST_SECONDS = 30;
    private static final double LONGEST_REST_SECONDS = 1800;
    private static final double LEAST_THRESHOLD_NANOS = 1e6;
    private static final double NANOS_PER_MILLI = 1e6;

    double overSeconds;
    /** How often it was cut down. */
    int times;

    private int depth;
    private double restSeconds = FIRST_REST_SECONDS;
    private double calmSeconds;

    /** Cuts down one step more, for longer than the last time. */
    boolean deeper() {
        overSeconds = 0;
        calmSeconds = 0;
        restSeconds = times++ == 0 ? restSeconds : Math.min(2 * restSeconds, LONGEST_REST_SECONDS);
        boolean changed = depth < OFF;
        depth = Math.min(depth + 1, OFF);
        return changed;
    }

    /** Comes back one step when it was calm for long enough. */
    boolean calm(double seconds) {
        calmSeconds += seconds;
        boolean comesBack = depth > 0 && calmSeconds >= restSeconds;
        if (comesBack) {
            depth--;
            calmSeconds = 0;
        }
        return comesBack;
    }

    /** Changes the settings of the kind. */
    void apply(String kind, Map<String, String> settings) {
        String wanted = settings.get(kind + "#threshold");
        if (depth > 0 && (wanted == null || depth == OFF)) {
            settings.put(kind + "#enabled", "false");
        } else if (depth > 0) {
            double nanos = Math.max(Settings.nanos(wanted), LEAST_THRESHOLD_NANOS) * Math.pow(10, depth);
            settings.put(kind + "#threshold", (long) (nanos / NANOS_PER_MILLI) + " ms");
        }
    }
}
