package dev.sonde.live;

import java.util.Arrays;

/** One figure over time, the last so many moments; NaN where it was not known. Not for several threads at once. */
final class Track {

    private final float[] values;
    private double last = Double.NaN;
    private int lastMoment = Integer.MIN_VALUE;

    Track(int length) {
        values = new float[length];
        Arrays.fill(values, Float.NaN);
    }

    /** Keeps the figure as it is. */
    void level(int moment, double value) {
        put(moment, value);
    }

    /** Keeps what it grew by in a second since the moment before; unknown if it was not known then. */
    void rate(int moment, double value, double seconds) {
        double grown = lastMoment == moment - 1 ? Math.max(0, value - last) / seconds : Double.NaN;
        last = value;
        put(moment, grown);
    }

    /** The values of some moments, of which none is older than what is kept. */
    float[] values(int fromMoment, int toMoment) {
        float[] some = new float[Math.max(0, toMoment - fromMoment)];
        for (int i = 0; i < some.length; i++) {
            int moment = fromMoment + i;
            boolean isKept = moment <= lastMoment && moment > lastMoment - values.length;
            some[i] = isKept ? values[moment % values.length] : Float.NaN;
        }
        return some;
    }

    /** Whether nothing of it is left. */
    boolean isOver(int moment) {
        return lastMoment <= moment - values.length;
    }

    private void put(int moment, double value) {
        // What was missed meanwhile is unknown.
        for (int missed = Math.max(0, Math.max(lastMoment + 1, moment - values.length + 1));
                missed < moment;
                missed++) {
            values[missed % values.length] = Float.NaN;
        }
        values[moment % values.length] = (float) value;
        lastMoment = moment;
    }
}
