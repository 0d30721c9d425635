package dev.sonde.cli.capacity;

/**
 * The forms of the scalability law that are fitted. By Little's law the time of a request is N / X = (1 - σ)/λ + (σ -
 * κ)/λ N + κ/λ N², which is linear in what is sought.
 */
enum Law {
    WHOLE(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}),
    WITHOUT_KAPPA(new double[][] {{1, 0, 0}, {0, 1, 0}}),
    WITHOUT_SIGMA(new double[][] {{1, 0, 0}, {0, -1, 1}}),
    STRAIGHT(new double[][] {{1, 0, 0}});

    /** Of each term, what it gives to the constant, to N and to N². */
    private final double[][] parts;

    Law(double[][] parts) {
        this.parts = parts;
    }

    double[] terms(double busy) {
        double[] terms = new double[parts.length];
        for (int i = 0; i < terms.length; i++) {
            terms[i] = parts[i][0] + parts[i][1] * busy + parts[i][2] * busy * busy;
        }
        return terms;
    }

    /** The sum of the terms' parts, each as often as this says: constant, N and N². */
    double[] sum(Plane plane) {
        double[] sum = new double[3];
        for (int i = 0; i < parts.length; i++) {
            for (int j = 0; j < sum.length; j++) {
                sum[j] += plane.coefficient(i) * parts[i][j];
            }
        }
        return sum;
    }

    /** What a change of each term makes of something that changes so with constant, N and N². */
    double[] gradient(double... ofParts) {
        double[] gradient = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            for (int j = 0; j < ofParts.length; j++) {
                gradient[i] += ofParts[j] * parts[i][j];
            }
        }
        return gradient;
    }
}
