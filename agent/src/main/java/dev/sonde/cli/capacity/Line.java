package dev.sonde.cli.capacity;

/** The straight line that least squares lay through points, and how well it fits. */
public final class Line {
    public final int values;
    public final double meanX;
    public final double meanY;
    public final double slope;
    public final double intercept;

    /** Mean of the squared distances from the mean, not divided by one less. */
    public final double varianceX;

    /** As {@link #varianceX}. */
    public final double varianceY;

    /** What of the changes of y the line explains, 0 to 1. */
    public final double r2;

    /** Standard deviation of x as a share of its mean. */
    public final double spread;

    private Line(Moments m) {
        values = m.count;
        meanX = m.meanX;
        meanY = m.meanY;
        slope = m.covariance / m.varianceX;
        intercept = meanY - slope * meanX;
        varianceX = m.varianceX;
        varianceY = m.varianceY;
        r2 = slope * slope * m.varianceX / m.varianceY;
        spread = Math.sqrt(m.varianceX) / meanX;
    }

    /** Through the points of which both are known; all is NaN where there are none. */
    public static Line through(double[] x, double[] y) {
        return new Line(new Moments(x, y));
    }

    /** The variance that the line leaves over. */
    public double restVariance() {
        return Math.max(0, varianceY - slope * slope * varianceX);
    }

    /** Means and variances of the points, which are not divided by one less. */
    private static final class Moments {
        private int count;
        private double meanX;
        private double meanY;
        private double varianceX;
        private double varianceY;
        private double covariance;

        Moments(double[] x, double[] y) {
            for (int i = 0; i < x.length; i++) {
                if (!Double.isNaN(x[i] + y[i])) {
                    add(x[i], y[i]);
                }
            }
            varianceX /= count;
            varianceY /= count;
            covariance /= count;
            meanX = count == 0 ? Double.NaN : meanX;
            meanY = count == 0 ? Double.NaN : meanY;
        }

        // Welford: sums of squares would lose what is small against the mean.
        private void add(double x, double y) {
            count++;
            double fromX = x - meanX;
            double fromY = y - meanY;
            meanX += fromX / count;
            meanY += fromY / count;
            varianceX += fromX * (x - meanX);
            varianceY += fromY * (y - meanY);
            covariance += fromX * (y - meanY);
        }
    }
}
