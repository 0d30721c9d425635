package dev.sonde.jmh.gate.statistics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A comparison, reduced to a contrast of one value per fork. */
final class Question {
    /** With fewer forks of a side nothing tells how much forks differ. */
    private static final int FEWEST_FORKS = 2;

    /** So few forks may, where all of one kind agree, be trusted with a verdict. */
    private static final int FEWEST_SHARP_FORKS = 3;

    private final Reading reading;
    private final int forks;
    private final Scale scale;
    private final Contrast contrast;
    private final Optional<Contrast> control;

    private Question(Comparison comparison, Scale scale) {
        this.reading = comparison.reading();
        this.scale = scale;
        this.forks =
                Math.min(comparison.baseline().size(), comparison.candidate().size());
        Series baseline = comparison.baseline();
        this.contrast = contrast(baseline, comparison.candidate(), comparison.interleaved());
        this.control = comparison
                .control()
                .filter(again -> again.size() >= FEWEST_FORKS)
                .map(again -> contrast(baseline, again, comparison.interleaved() && again.size() == baseline.size()));
    }

    /** Returns the question, or nothing where a side has too few forks to tell anything. */
    static Optional<Question> of(Comparison comparison) {
        Series baseline = comparison.baseline();
        Series candidate = comparison.candidate();
        if (baseline.size() < FEWEST_FORKS || candidate.size() < FEWEST_FORKS) {
            return Optional.empty();
        }
        Reading reading = comparison.reading();
        double[] others = Stream.concat(Stream.of(candidate), comparison.control().stream())
                .flatMapToDouble(series -> Arrays.stream(forks(series, reading)))
                .toArray();
        return Optional.of(new Question(comparison, Scale.of(forks(baseline, reading), others)));
    }

    /** Returns the value that stands for each fork, and nothing less than what is negligible. */
    static double[] forks(Series series, Reading reading) {
        Location location = reading.sharp() ? Location.MEAN : Location.MEDIAN;
        return series.forks().stream()
                .mapToDouble(values -> Math.max(location.of(values), reading.negligible()))
                .toArray();
    }

    /**
     * Returns how many forks of each side a verdict needs. A fork may compile in one of two ways: that by chance all forks
     * of one side do it one way, and all of the other side the other way, is as likely as 2 (1/2)^2n at most, and no test
     * sees it, since each side agrees with itself.
     */
    int fewestForks(double rate) {
        return reading.sharp() ? FEWEST_SHARP_FORKS : (int) Math.ceil((1 + Math.log(1 / rate) / Math.log(2)) / 2);
    }

    /** Returns how many forks the side with fewer has. */
    int forks() {
        return forks;
    }

    private Contrast contrast(Series before, Series after, boolean paired) {
        double[] first = scale.from(forks(before, reading));
        double[] second = scale.from(forks(after, reading));
        return paired ? Contrast.ofPairs(first, second) : Contrast.ofTwo(first, second);
    }

    double pValue() {
        return contrast.pValue();
    }

    /** Returns cost after by cost before. */
    double ratio() {
        return cost(scale.ratio(contrast.difference()));
    }

    /** Returns where the ratio of cost lies. */
    Interval interval(double level) {
        double half = contrast.halfWidth(level);
        double low = cost(scale.ratio(contrast.difference() - half));
        double high = cost(scale.ratio(contrast.difference() + half));
        return new Interval(Math.min(low, high), Math.max(low, high), 1 - level);
    }

    /** Returns the smallest change that would have been found. */
    double smallestEffect(double level, double power) {
        return scale.effect(contrast.smallestDifference(level, power));
    }

    /** Returns how many forks of each side would find the smallest change of interest. */
    int forksWanted(double level, double power) {
        double wanted = scale.difference(reading.minimumEffect());
        return wanted > 0 ? contrast.forksWanted(wanted, level, power) : 0;
    }

    /** Returns by which ratio the control differs from the baseline, if that is not by chance. */
    Optional<Double> controlDiffers(double level) {
        return control.filter(same -> same.pValue() <= level)
                .map(same -> cost(scale.ratio(same.difference())))
                .filter(ratio -> Math.abs(Math.log(ratio)) > Math.log1p(reading.minimumEffect()) / 2);
    }

    private double cost(double ratio) {
        return reading.moreIsBetter() ? 1 / ratio : ratio;
    }
}
