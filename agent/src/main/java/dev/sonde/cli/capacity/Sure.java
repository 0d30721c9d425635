package dev.sonde.cli.capacity;

/** A figure, and the interval that holds it 95 times of 100; NaN what is not known. */
public final class Sure {
    static final Sure UNKNOWN = new Sure(Double.NaN, Double.NaN, Double.NaN);

    public final double value;
    public final double low;
    public final double high;

    Sure(double value, double low, double high) {
        this.value = value;
        this.low = low;
        this.high = high;
    }

    /** Of which no interval is known. */
    static Sure exactly(double value) {
        return new Sure(value, Double.NaN, Double.NaN);
    }

    static Sure around(double value, double halfWidth) {
        return new Sure(value, value - halfWidth, value + halfWidth);
    }

    /** Of what cannot be told from 0: 0, and what it is at most. */
    Sure asNone() {
        return new Sure(0, 0, Math.max(0, high));
    }
}
