package dev.sonde.jmh.gate.power;

import dev.sonde.jmh.gate.power.Machine.Nature;
import dev.sonde.jmh.gate.power.Machine.Order;
import dev.sonde.jmh.gate.results.JmhJson;
import dev.sonde.jmh.gate.results.Merge;
import dev.sonde.jmh.gate.results.Results;
import dev.sonde.jmh.gate.statistics.Spending;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Prints how many forks it takes to find a slowdown on machines of known noise, what is found with them, and how often
 * something is found that is not there; beside other gates on the same series.
 *
 * <p>{@code java -cp jmh/target/sonde-jmh.jar dev.sonde.jmh.gate.power.PowerTable [TRIALS [FILE ...]]}
 */
public final class PowerTable {
    private static final double RATE = 0.01;
    private static final double POWER = 0.95;
    private static final int MOST_FORKS = 4096;
    private static final long SEED = 7;
    private static final List<Double> EFFECTS = List.of(0.05, 0.1, 0.2);
    private static final List<Machine> MACHINES = List.of(
            new Machine("quiet, 1 %", 0.01, 0.01, Nature.NORMAL, 5),
            new Machine("3 %", 0.03, 0.03, Nature.NORMAL, 5),
            new Machine("10 %", 0.1, 0.05, Nature.NORMAL, 5),
            new Machine("29 %, shared", 0.29, 0.1, Nature.NORMAL, 5),
            new Machine("10 %, heavy tail", 0.1, 0.05, Nature.HEAVY_TAILED, 5),
            new Machine("10 %, two ways", 0.1, 0.03, Nature.TWO_WAYS, 5),
            new Machine("5 %, iterations alike", 0.05, 0.1, Nature.REMEMBERING, 20),
            new Machine("10 %, drifting", 0.1, 0.05, Nature.DRIFTING, 5));

    private final int trials;

    private final List<Noise> noises;

    private PowerTable(int trials, List<Noise> noises) {
        this.trials = trials;
        this.noises = noises;
    }

    /**
     * Prints the tables.
     *
     * @param args how many runs each figure is a share of, and files of JMH of one and the same code, whose forks
     *     are drawn
     *     from; 2000 and none if they are left out
     */
    public static void main(String[] args) throws IOException {
        int trials = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
        PowerTable table = new PowerTable(trials, args.length > 1 ? recorded(args) : List.copyOf(MACHINES));
        table.print(System.out, Order.INTERLEAVED);
        System.out.println();
        table.print(System.out, Order.ONE_AFTER_THE_OTHER);
        System.out.println();
        table.printSequences(System.out);
    }

    private static List<Noise> recorded(String... args) throws IOException {
        List<Results> runs = new ArrayList<>();
        for (String file : Arrays.asList(args).subList(1, args.length)) {
            runs.add(JmhJson.read(Path.of(file)));
        }
        return Merge.of(runs).benchmarks().stream()
                .<Noise>map(each -> new Recorded(each.key().name(), each.score().series()))
                .toList();
    }

    private void print(PrintStream out, Order order) {
        out.println("Forks of each side, " + order + ": found of " + trials + " slowdowns / told of " + trials
                + " runs where nothing changed, slower alone (at most " + 100 * RATE / 2 + " %)");
        out.println("| noise between forks | slowdown | forks | Sonde | fixed 10 % | Mann-Whitney | of iterations"
                + " | bootstrap |");
        out.println("|---|---|---|---|---|---|---|---|");
        for (Noise machine : noises) {
            for (double effect : EFFECTS) {
                out.println(row(machine, effect, order));
            }
        }
    }

    private void printSequences(PrintStream out) {
        out.println("Looked at while it runs, interleaved: told slower / told faster, in per cent, of " + trials
                + " runs, and the forks of each side they took on average");
        out.println("| noise between forks | at most | spending | nothing changed | 20 % slower | 40 % slower |");
        out.println("|---|---|---|---|---|---|");
        for (Noise noise : noises) {
            int most = Math.max(6, forksFor(noise, 0.2, Order.INTERLEAVED) * 5 / 4);
            for (Spending spending : Spending.values()) {
                StringBuilder row = new StringBuilder("| " + noise.name() + " | " + most + " | " + spending + " |");
                for (double effect : new double[] {0, 0.2, 0.4}) {
                    Sequence.Shares shares = new Sequence(spending, most).of(noise, effect, trials);
                    row.append(String.format(
                            Locale.ROOT,
                            " %.1f / %.1f, %.0f |",
                            100 * shares.slower(),
                            100 * shares.faster(),
                            shares.forks()));
                }
                out.println(row);
            }
        }
    }

    private String row(Noise machine, double effect, Order order) {
        int forks = forksFor(machine, effect, order);
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "| %s | %.0f %% | %s |",
                machine.name(),
                100 * effect,
                forks > MOST_FORKS ? "never" : forks));
        int shown = Math.min(forks, MOST_FORKS);
        for (Gate gate : Gate.values()) {
            boolean dear = gate == Gate.BOOTSTRAP || gate == Gate.MANN_WHITNEY_OF_ITERATIONS;
            row.append(
                    dear && shown > 50
                            ? " |"
                            : String.format(
                                    Locale.ROOT,
                                    " %.1f / %.2f |",
                                    100 * share(gate, machine, new Trial(shown, effect, order), trials),
                                    100 * share(gate, machine, new Trial(shown, 0, order), trials)));
        }
        return row.toString();
    }

    /** The fewest forks with which our gate finds the slowdown often enough. */
    private int forksFor(Noise machine, double effect, Order order) {
        int low = 3;
        int high = 4;
        while (high <= MOST_FORKS && share(Gate.SONDE, machine, new Trial(high, effect, order), trials) < POWER) {
            low = high;
            high = high * 3 / 2;
        }
        while (high <= MOST_FORKS && high - low > Math.max(1, high / 50)) {
            int middle = (low + high) / 2;
            if (share(Gate.SONDE, machine, new Trial(middle, effect, order), trials) < POWER) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    /** One run: so many forks of each side, a candidate that costs this part more, in this order. */
    record Trial(int forks, double effect, Order order) {}

    /** Returns the share of runs in which the gate tells a slowdown; every call sees the same runs. */
    static double share(Gate gate, Noise machine, Trial trial, int trials) {
        SplittableRandom random = new SplittableRandom(SEED);
        int alarms = 0;
        for (int i = 0; i < trials; i++) {
            if (gate.alarms(machine.run(trial.forks(), trial.effect(), trial.order(), random.split()), RATE)) {
                alarms++;
            }
        }
        return (double) alarms / trials;
    }
}
