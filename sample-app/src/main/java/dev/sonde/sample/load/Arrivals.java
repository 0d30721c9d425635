package dev.sonde.sample.load;

import java.util.random.RandomGenerator;

/** How requests follow one another, in units of the mean gap between two. */
enum Arrivals {
    /** At even distances. */
    CONSTANT {
        @Override
        double gap(RandomGenerator random) {
            return 1;
        }
    },
    /** As from many users who do not know of one another: in bursts and lulls. */
    POISSON {
        @Override
        double gap(RandomGenerator random) {
            return random.nextExponential();
        }
    };

    abstract double gap(RandomGenerator random);
}
