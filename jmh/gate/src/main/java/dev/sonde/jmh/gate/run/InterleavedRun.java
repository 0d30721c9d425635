package dev.sonde.jmh.gate.run;

import dev.sonde.jmh.gate.statistics.Spending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Runs two jars of benchmarks in turn, a fork of each and one more of the first, until all is certain or the time is
 * up.
 *
 * <p>Each benchmark's forks run beside each other, so that what the machine does meanwhile happens to both jars.
 * What is
 * certain runs no more.
 */
public final class InterleavedRun {
    private static final int FIRST_LOOK = 5;

    private final BenchmarkJar before;
    private final BenchmarkJar after;
    private final Limits limits;
    private final Path folder;
    private final Consumer<String> progress;

    /**
     * What bounds a run.
     *
     * @param mostForks of each side
     * @param longest no round is begun that would probably end later
     * @param rate of false alarms in the whole run
     * @param seed of the order in which the sides run
     */
    public record Limits(int mostForks, Duration longest, double rate, long seed) {}

    /** Judges what was measured so far, of which the files lie in the folder. */
    @FunctionalInterface
    public interface Look {
        /** Returns the names of the benchmarks that have to go on, judging at this rate of false alarms. */
        Set<String> open(double rate) throws IOException;
    }

    /**
     * Runs these jars; what they give is written to the folder as {@code a.json}, {@code b.json} and {@code
     * control.json}.
     */
    public InterleavedRun(
            BenchmarkJar before, BenchmarkJar after, Limits limits, Path folder, Consumer<String> progress) {
        this.before = before;
        this.after = after;
        this.limits = limits;
        this.folder = folder;
        this.progress = progress;
    }

    /** Returns the file in which the results of a side are. */
    public static Path file(Path folder, RunSide side) {
        return folder.resolve(
                switch (side) {
                    case BASELINE -> "a.json";
                    case CANDIDATE -> "b.json";
                    case CONTROL -> "control.json";
                });
    }

    /**
     * Runs the benchmarks that match one of the patterns, or all.
     *
     * @return how many forks of each side ran of what ran longest
     * @throws IOException if a jar holds none of them, or one failed
     */
    public int run(List<String> patterns, Look look) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (RunSide side : RunSide.values()) {
            Files.deleteIfExists(file(folder, side));
        }
        Path log = folder.resolve("jmh.log");
        Set<String> first = before.benchmarks(patterns, log);
        Set<String> second = after.benchmarks(patterns, log);
        Set<String> open = new TreeSet<>(first);
        open.retainAll(second);
        if (open.isEmpty()) {
            throw new IOException("no benchmark that matches is in both " + before + " (" + first.size() + ") and "
                    + after + " (" + second.size() + ")");
        }
        Collected collected = new Collected();
        tellOneSided(collected, first, second);
        return rounds(open, collected, look);
    }

    /** What only one jar has is run once, so that a report can name it. */
    private void tellOneSided(Collected collected, Set<String> first, Set<String> second)
            throws IOException, InterruptedException {
        for (String name : first) {
            if (!second.contains(name)) {
                collected.fork(RunSide.BASELINE, name);
            }
        }
        for (String name : second) {
            if (!first.contains(name)) {
                collected.fork(RunSide.CANDIDATE, name);
            }
        }
    }

    private int rounds(Set<String> all, Collected collected, Look look) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        long longestRound = 0;
        Rounds order = new Rounds(limits.seed());
        List<Integer> looks = Spending.looks(FIRST_LOOK, limits.mostForks());
        Set<String> open = all;
        int looked = 0;
        int done = 0;
        while (!open.isEmpty() && done < limits.mostForks()) {
            long roundBegun = System.nanoTime();
            collected.round(open, order);
            done++;
            longestRound = Math.max(longestRound, System.nanoTime() - roundBegun);
            boolean timeUp =
                    System.nanoTime() - begun + longestRound > limits.longest().toNanos();
            progress.accept("round " + done + " of at most " + limits.mostForks() + ": " + open.size() + " benchmarks");
            if (timeUp) {
                look.open(Spending.POCOCK.rest(looked, limits.mostForks(), limits.rate()));
                progress.accept("the time is up");
                return done;
            }
            if (looks.contains(done)) {
                open = look.open(Spending.POCOCK.level(done, looked, limits.mostForks(), limits.rate()));
                looked = done;
            }
        }
        return done;
    }

    /** The forks that ran, in memory and in the folder. */
    private final class Collected {
        private final Map<RunSide, JmhEntries> entries = new EnumMap<>(RunSide.class);

        Collected() {
            for (RunSide side : RunSide.values()) {
                entries.put(side, new JmhEntries());
            }
        }

        void round(Set<String> open, Rounds order) throws IOException, InterruptedException {
            List<RunSide> sides = order.next();
            for (String name : open) {
                for (RunSide side : sides) {
                    fork(side, name);
                }
            }
            for (RunSide side : sides) {
                entries.get(side).write(file(folder, side));
            }
        }

        void fork(RunSide side, String name) throws IOException, InterruptedException {
            Path json = folder.resolve("fork.json");
            Files.deleteIfExists(json);
            (side == RunSide.CANDIDATE ? after : before).fork(name, json, folder.resolve("jmh.log"));
            entries.get(side).add(json);
            Files.delete(json);
        }
    }
}
