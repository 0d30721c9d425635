package dev.sonde.jmh.growth;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What was measured of a curve, point by point, and its law. Told are medians over the rounds. */
final class Figures {
    private final Curve curve;
    private final double[] sizes;
    private final List<List<Double>> nanos = new ArrayList<>();
    private final List<List<Double>> bytes = new ArrayList<>();

    Figures(Curve curve) {
        this.curve = curve;
        sizes = new double[curve.sizes().length];
        for (int i = 0; i < sizes.length; i++) {
            nanos.add(new ArrayList<>());
            bytes.add(new ArrayList<>());
        }
    }

    /** A round's figures of a point: how much there was, nanoseconds, bytes. */
    void add(int point, String[] told) {
        sizes[point] = Double.parseDouble(told[0]);
        nanos.get(point).add(Double.parseDouble(told[1]));
        bytes.get(point).add(Double.parseDouble(told[2]));
    }

    private double[] cpu() {
        return nanos.stream().mapToDouble(Figures::median).toArray();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    /** A table for a page, and the law beneath it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                "%n| %s | CPU %s, ns [least, most] | bytes %s |%n|---:|---:|---:|%n",
                curve.grows, curve.unit, curve.unit));
        for (int i = 0; i < sizes.length; i++) {
            text.append(String.format(
                    Locale.ROOT,
                    "| %,.0f | %,.0f [%,.0f, %,.0f] | %,.0f |%n",
                    sizes[i],
                    median(nanos.get(i)),
                    Collections.min(nanos.get(i)),
                    Collections.max(nanos.get(i)),
                    median(bytes.get(i))));
        }
        return text.append(String.format("%nCPU: %s", Law.of(sizes, cpu()))).toString();
    }
}
