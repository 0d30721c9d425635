package dev.sonde.cli;

/** A stretch of time and the moments in it, in epoch seconds. */
final class Span {
    private static final long MOMENTS = 672;
    private static final long SHORTEST_STEP = 300;

    final long end;
    final long seconds;
    final long step;

    Span(long end, long seconds, long step) {
        this.step = step;
        this.end = end / step * step;
        this.seconds = seconds;
    }

    /** Of so many moments as a week has quarters of an hour, or fewer: rates are of five minutes. */
    static Span ending(long end, long seconds) {
        return new Span(end, seconds, Math.max(SHORTEST_STEP, seconds / MOMENTS));
    }

    long start() {
        return end - seconds;
    }

    int moments() {
        return (int) (seconds / step) + 1;
    }

    /** The number of this moment, from 0. */
    int index(double epochSecond) {
        return (int) Math.round((epochSecond - start()) / step);
    }

    /** As the range of a subquery. */
    String range() {
        return "[" + seconds + "s:" + step + "s]";
    }
}
