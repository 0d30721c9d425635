package dev.sonde.cli.capacity;

/** One form of the scalability law, fitted: each level weighs by its share, since what scatters is a share of it. */
final class LawFit {
    private static final int ROUNDS = 4;

    final Sure lambda;
    final Sure sigma;
    final Sure kappa;

    LawFit(Law law, Levels levels) {
        Plane plane = plane(law, levels);
        double[] sum = law.sum(plane);
        double all = sum[0] + sum[1] + sum[2];
        double square = all * all;
        double waits = sum[1] + sum[2];
        lambda = Sure.around(1 / all, plane.halfWidth(law.gradient(-1 / square, -1 / square, -1 / square)));
        sigma = Sure.around(
                waits / all, plane.halfWidth(law.gradient(-waits / square, sum[0] / square, sum[0] / square)));
        kappa = Sure.around(
                sum[2] / all,
                plane.halfWidth(law.gradient(-sum[2] / square, -sum[2] / square, (sum[0] + sum[1]) / square)));
    }

    // The weights need what is fitted, which a few rounds settle.
    private static Plane plane(Law law, Levels levels) {
        double[][] terms = new double[levels.count()][];
        double[] seconds = new double[levels.count()];
        double[] weights = new double[levels.count()];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = law.terms(levels.busy[i]);
            seconds[i] = levels.busy[i] / levels.requestsPerSecond[i];
            weights[i] = 1 / seconds[i] / seconds[i];
        }
        Plane plane = new Plane(terms, seconds, weights);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < terms.length; i++) {
                weights[i] = 1 / Math.pow(plane.at(terms[i]), 2);
            }
            plane = new Plane(terms, seconds, weights);
        }
        return plane;
    }
}
