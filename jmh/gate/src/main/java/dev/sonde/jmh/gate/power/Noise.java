package dev.sonde.jmh.gate.power;

import dev.sonde.jmh.gate.power.Machine.Order;
import dev.sonde.jmh.gate.statistics.Comparison;
import java.util.SplittableRandom;

/** Something that runs of known effect can be had of, as many as it takes. */
interface Noise {
    /** Returns what the table calls it. */
    String name();

    /** Returns what a run of so many forks of each side measures, where the candidate costs this part more. */
    Comparison run(int forks, double effect, Order order, SplittableRandom random);
}
