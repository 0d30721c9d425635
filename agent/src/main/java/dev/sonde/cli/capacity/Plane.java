package dev.sonde.cli.capacity;

/** Weighted least squares with up to three terms, by the normal equations; for one thread. */
final class Plane {
    private final double[] coefficients;
    private final double[][] covariance;

    /** Degrees of freedom that are left. */
    final int freedom;

    /**
     * Fits.
     *
     * @param terms of each point
     * @param weights of each point, one over the variance of y but for a common factor
     */
    Plane(double[][] terms, double[] y, double[] weights) {
        int count = terms[0].length;
        double[][] squares = new double[count][count];
        double[] products = new double[count];
        for (int point = 0; point < y.length; point++) {
            for (int i = 0; i < count; i++) {
                products[i] += weights[point] * terms[point][i] * y[point];
                for (int j = 0; j < count; j++) {
                    squares[i][j] += weights[point] * terms[point][i] * terms[point][j];
                }
            }
        }
        double[][] inverse = inverse(squares);
        coefficients = times(inverse, products);
        freedom = y.length - count;
        double rest = 0;
        for (int point = 0; point < y.length; point++) {
            rest += weights[point] * Math.pow(y[point] - at(terms[point]), 2);
        }
        covariance = inverse;
        for (double[] row : covariance) {
            for (int j = 0; j < count; j++) {
                row[j] *= rest / freedom;
            }
        }
    }

    double coefficient(int term) {
        return term < coefficients.length ? coefficients[term] : 0;
    }

    double at(double[] terms) {
        double sum = 0;
        for (int i = 0; i < coefficients.length; i++) {
            sum += coefficients[i] * terms[i];
        }
        return sum;
    }

    /** Half the width of the interval that holds, 95 times of 100, a figure that changes so with the coefficients. */
    double halfWidth(double[] gradient) {
        double variance = 0;
        for (int i = 0; i < coefficients.length; i++) {
            for (int j = 0; j < coefficients.length; j++) {
                variance += gradient[i] * covariance[i][j] * gradient[j];
            }
        }
        // Student's quantile by its expansion around the normal one.
        double student = 1.96 + 2.37 / freedom + 2.82 / freedom / freedom;
        return student * Math.sqrt(variance);
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[vector.length];
        for (int i = 0; i < vector.length; i++) {
            for (int j = 0; j < vector.length; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    /** By Gauss and Jordan; the matrix is positive definite and needs no pivot. */
    private static double[][] inverse(double[][] matrix) {
        int size = matrix.length;
        double[][] inverse = new double[size][size];
        for (int column = 0; column < size; column++) {
            inverse[column][column] = 1;
        }
        for (int column = 0; column < size; column++) {
            double pivot = matrix[column][column];
            scale(matrix[column], 1 / pivot);
            scale(inverse[column], 1 / pivot);
            for (int row = 0; row < size; row++) {
                double factor = row == column ? 0 : matrix[row][column];
                subtract(matrix[row], matrix[column], factor);
                subtract(inverse[row], inverse[column], factor);
            }
        }
        return inverse;
    }

    private static void scale(double[] row, double factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }

    private static void subtract(double[] row, double[] other, double factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] -= factor * other[i];
        }
    }
}
