package dev.sonde.jmh.growth;

import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * How a figure follows a size: the plainest of three laws from which no point is further than a tenth of itself, and
 * where none of them is, the nearest.
 *
 * <p>Fitted by least squares of the relative errors, so that the small sizes say as much as the large ones.
 */
final class Law {
    private static final double TENTH = 0.1;

    private final String form;
    private final double at0;
    private final double slope;
    private final double farthest;

    private Law(String form, double at0, double slope, double farthest) {
        this.form = form;
        this.at0 = at0;
        this.slope = slope;
        this.farthest = farthest;
    }

    /** Of figures above 0, as many as sizes. */
    static Law of(double[] sizes, double[] figures) {
        Law[] laws = {
            fit("constant", size -> 0, sizes, figures),
            fit("%+,.2f × ln(1 + n)", Math::log1p, sizes, figures),
            fit("%+,.2f × n", size -> size, sizes, figures)
        };
        Law nearest = laws[0];
        for (Law law : laws) {
            if (law.farthest <= TENTH) {
                return law;
            }
            nearest = law.farthest < nearest.farthest ? law : nearest;
        }
        return nearest;
    }

    private static Law fit(String form, DoubleUnaryOperator shape, double[] sizes, double[] figures) {
        double weights = 0;
        double x = 0;
        double y = 0;
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < sizes.length; i++) {
            double weight = 1 / (figures[i] * figures[i]);
            double shaped = shape.applyAsDouble(sizes[i]);
            weights += weight;
            x += weight * shaped;
            y += weight * figures[i];
            xx += weight * shaped * shaped;
            xy += weight * shaped * figures[i];
        }
        double spread = weights * xx - x * x;
        double slope = spread > 0 ? (weights * xy - x * y) / spread : 0;
        double at0 = (y - slope * x) / weights;
        double farthest = 0;
        for (int i = 0; i < sizes.length; i++) {
            double told = at0 + slope * shape.applyAsDouble(sizes[i]);
            farthest = Math.max(farthest, Math.abs(told / figures[i] - 1));
        }
        return new Law(form, at0, slope, farthest);
    }

    /** The law in numbers, with how far the farthest point is from it. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,.0f ", at0)
                + String.format(Locale.ROOT, form, slope)
                + String.format(Locale.ROOT, ", the farthest point is off by %.0f %%", 100 * farthest);
    }
}
