package dev.sonde.sample.load;

/** A rate that goes up and down as traffic does in a day: says when what is due at an even rate is due by it. */
final class Swing {
    private static final int HALVINGS = 50;

    private final double share;
    private final double turnsPerSecond;

    /**
     * @param share of the mean, by which the rate goes up and down
     * @throws IllegalArgumentException unless that is 0 or more and below 1
     */
    Swing(double share, double periodSeconds) {
        if (share < 0 || share >= 1) {
            throw new IllegalArgumentException("--swing needs a number from 0 to below 1");
        }
        this.share = share;
        this.turnsPerSecond = 2 * Math.PI / periodSeconds;
    }

    /** When as many requests are due as are at this second at the mean rate. */
    double second(double evenSecond) {
        double ahead = share / turnsPerSecond;
        double from = evenSecond - 2 * ahead;
        double to = evenSecond;
        for (int i = 0; i < HALVINGS && to > from; i++) {
            double middle = (from + to) / 2;
            if (middle + ahead * (1 - Math.cos(turnsPerSecond * middle)) < evenSecond) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }
}
