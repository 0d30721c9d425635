package dev.sonde.jmh.gate.history;

import dev.sonde.jmh.gate.results.BenchmarkKey;
import dev.sonde.jmh.gate.results.Measured;
import dev.sonde.jmh.gate.results.Measurement;
import dev.sonde.jmh.gate.statistics.Comparison;
import dev.sonde.jmh.gate.statistics.Correction;
import dev.sonde.jmh.gate.statistics.Judge;
import dev.sonde.jmh.gate.statistics.Judgement;
import dev.sonde.jmh.gate.statistics.Policy;
import dev.sonde.jmh.gate.statistics.Reading;
import dev.sonde.jmh.gate.statistics.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds in the results of many commits those that changed the cost of a benchmark for good. */
public final class History {
    private static final int PERMUTATIONS = 1999;
    private static final long SEED = 2014;

    private final Policy policy;

    /** Finds changes by this policy, of which the rate of false alarms is that of each benchmark's whole history. */
    public History(Policy policy) {
        this.policy = policy;
    }

    /** Returns the changes of scores and of allocated bytes, benchmark by benchmark in the order of the commits. */
    public List<Change> changes(List<Point> points) {
        List<Change> changes = new ArrayList<>();
        tracks(points).values().stream().filter(this::isOfInterest).forEach(track -> changes.addAll(changes(track)));
        return changes;
    }

    private boolean isOfInterest(Track track) {
        return track.like().metric().isEmpty() || reading(track).sharp();
    }

    private Reading reading(Track track) {
        return Reading.of(track.like().unit(), track.like().moreIsBetter(), policy);
    }

    private static Map<List<Object>, Track> tracks(List<Point> points) {
        Map<List<Object>, Track> tracks = new LinkedHashMap<>();
        for (Point point : points) {
            for (Measured measured : point.results().benchmarks()) {
                Stream.concat(Stream.of(measured.score()), measured.secondary().stream())
                        .forEach(measurement -> tracks.computeIfAbsent(
                                        List.of(measured.key(), measurement.metric(), measurement.unit()),
                                        key -> new Track(measured.key(), measurement, new ArrayList<>()))
                                .seen()
                                .add(new Seen(point.commit(), measurement.series())));
            }
        }
        return tracks;
    }

    private List<Change> changes(Track track) {
        Reading reading = reading(track);
        double[] levels =
                track.seen().stream().mapToDouble(seen -> seen.level(reading)).toArray();
        List<EDivisive.Division> divisions = new EDivisive(policy.falseAlarmRate(), PERMUTATIONS, SEED).of(levels);
        List<Change> changes = new ArrayList<>();
        for (int i = 0; i < divisions.size(); i++) {
            int from = i == 0 ? 0 : divisions.get(i - 1).place();
            int to = i + 1 == divisions.size()
                    ? levels.length
                    : divisions.get(i + 1).place();
            change(track, levels, divisions.get(i), new int[] {from, to}, reading)
                    .ifPresent(changes::add);
        }
        return changes;
    }

    private Optional<Change> change(
            Track track, double[] levels, EDivisive.Division division, int[] around, Reading reading) {
        Series before = series(levels, around[0], division.place());
        Series after = series(levels, division.place(), around[1]);
        Policy alone = new Policy(policy.minimumEffect(), policy.falseAlarmRate(), policy.power(), Correction.NONE);
        Judgement judged = new Judge(alone)
                .judge(List.of(new Comparison(before, after, false, Optional.empty(), reading)))
                .get(0);
        double size = Math.abs(Math.log(judged.ratio()));
        return size < Math.log1p(reading.minimumEffect())
                ? Optional.empty()
                : Optional.of(new Change(
                        track.key(),
                        track.like().metric(),
                        track.seen().get(division.place()).commit(),
                        track.seen().get(division.place() - 1).commit(),
                        judged.ratio(),
                        judged.interval(),
                        division.pValue()));
    }

    private static Series series(double[] levels, int from, int to) {
        return new Series(IntStream.range(from, to)
                .mapToObj(i -> new double[] {Math.exp(levels[i])})
                .toList());
    }

    /** All that was measured of one metric of one benchmark. */
    private record Track(BenchmarkKey key, Measurement like, List<Seen> seen) {}

    /** One commit's series. */
    private record Seen(String commit, Series series) {
        private static final double NOTHING = 1e-9;

        /** The logarithm of what the forks take on average; no cost at all is as a billionth. */
        double level(Reading reading) {
            return series.forks().stream()
                    .mapToDouble(values -> Math.log(Math.max(value(reading, values), NOTHING)))
                    .average()
                    .orElseThrow();
        }

        private static double value(Reading reading, double... values) {
            double[] sorted = values.clone();
            Arrays.sort(sorted);
            return Math.max(reading.negligible(), reading.sharp() ? sorted[0] : sorted[sorted.length / 2]);
        }
    }
}
