package dev.sonde.jmh.gate.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A comparison, reduced to a contrast of one value per fork.
 *
 * <p>Of times that is the median of the iterations. Bytes are looked at twice, each time with half of the rate of false
 * alarms: by the least iteration, to which the harness added least, and by the mean, which alone tells of operations
 * that
 * seldom allocate more.
 */
final class Question {
    /** With fewer forks of a side nothing tells how much forks differ. */
    private static final int FEWEST_FORKS = 2;

    /** So few forks may, where all of one kind agree, be trusted with a verdict. */
    private static final int FEWEST_SHARP_FORKS = 3;

    private static final int SHARP_LOOKS = 2;

    /** So many forks of a side are split into two halves, none of which is too small for a verdict. */
    private static final int FORKS_TO_HALVE = 8;

    private final Reading reading;
    private final int looks;
    private final int forks;
    private final Scale scale;
    private final Contrast contrast;
    private final List<Contrast> controls;

    private Question(Comparison comparison, double rate) {
        this.reading = comparison.reading();
        this.forks =
                Math.min(comparison.baseline().size(), comparison.candidate().size());
        Location steadiest = reading.sharp() ? Location.LEAST : Location.MEDIAN;
        Scale scaleOfSteadiest = scale(comparison, steadiest);
        Contrast ofSteadiest = contrast(comparison, comparison.candidate(), steadiest, scaleOfSteadiest);
        Scale scaleOfMeans = scale(comparison, Location.MEAN);
        Contrast ofMeans = contrast(comparison, comparison.candidate(), Location.MEAN, scaleOfMeans);
        boolean means =
                reading.sharp() && ofMeans.pValue() <= rate / SHARP_LOOKS && ofMeans.pValue() < ofSteadiest.pValue();
        this.looks = reading.sharp() ? SHARP_LOOKS : 1;
        this.scale = means ? scaleOfMeans : scaleOfSteadiest;
        this.contrast = means ? ofMeans : ofSteadiest;
        this.controls = controls(comparison, means ? Location.MEAN : steadiest);
    }

    /** The same code against itself: the control if there is one, else half of a side's forks against the rest. */
    private List<Contrast> controls(Comparison comparison, Location location) {
        if (comparison.control().isPresent() || comparison.interleaved()) {
            return comparison.control().stream()
                    .filter(again -> again.size() >= FEWEST_FORKS)
                    .map(again -> contrast(comparison, again, location, scale))
                    .toList();
        }
        return Stream.of(comparison.baseline(), comparison.candidate())
                .filter(side -> side.size() >= FORKS_TO_HALVE)
                .map(side -> scale.from(forks(side, reading, location)))
                .map(values -> Contrast.ofTwo(
                        Arrays.copyOf(values, values.length / 2),
                        Arrays.copyOfRange(values, values.length / 2, values.length)))
                .toList();
    }

    /**
     * Returns the question for this rate of false alarms, or nothing where a side has too few forks to tell anything.
     */
    static Optional<Question> of(Comparison comparison, double rate) {
        boolean few = comparison.baseline().size() < FEWEST_FORKS
                || comparison.candidate().size() < FEWEST_FORKS;
        return few ? Optional.empty() : Optional.of(new Question(comparison, rate));
    }

    /** Returns the value that stands for each fork, and nothing less than what is negligible. */
    static double[] forks(Series series, Reading reading, Location location) {
        return series.forks().stream()
                .mapToDouble(values -> Math.max(location.of(values), reading.negligible()))
                .toArray();
    }

    private static Scale scale(Comparison comparison, Location location) {
        double[] others = Stream.concat(Stream.of(comparison.candidate()), comparison.control().stream())
                .flatMapToDouble(series -> Arrays.stream(forks(series, comparison.reading(), location)))
                .toArray();
        return Scale.of(forks(comparison.baseline(), comparison.reading(), location), others);
    }

    private static Contrast contrast(Comparison comparison, Series after, Location location, Scale scale) {
        double[] first = scale.from(forks(comparison.baseline(), comparison.reading(), location));
        double[] second = scale.from(forks(after, comparison.reading(), location));
        return comparison.interleaved() && first.length == second.length
                ? Contrast.ofPairs(first, second)
                : Contrast.ofTwo(first, second);
    }

    /**
     * Returns how many forks of each side a verdict needs. A fork may compile in one of two ways: that by chance all
     * forks
     * of one side do it one way, and all of the other side the other way, is as likely as 2 (1/2)^2n at most, and no
     * test
     * sees it, since each side agrees with itself.
     */
    int fewestForks(double rate) {
        return reading.sharp() ? FEWEST_SHARP_FORKS : (int) Math.ceil((1 + Math.log(1 / rate) / Math.log(2)) / 2);
    }

    /** Returns how many forks the side with fewer has. */
    int forks() {
        return forks;
    }

    double pValue() {
        return Math.min(1, looks * contrast.pValue());
    }

    /** Returns cost after by cost before. */
    double ratio() {
        return cost(scale.ratio(contrast.difference()));
    }

    /** Returns where the ratio of cost lies. */
    Interval interval(double level) {
        double half = contrast.halfWidth(level / looks);
        double low = cost(scale.ratio(contrast.difference() - half));
        double high = cost(scale.ratio(contrast.difference() + half));
        return new Interval(Math.min(low, high), Math.max(low, high), 1 - level);
    }

    /** Returns the smallest change that would have been found. */
    double smallestEffect(double level, double power) {
        return scale.effect(contrast.smallestDifference(level / looks, power));
    }

    /** Returns how many forks of each side would find the smallest change of interest. */
    int forksWanted(double level, double power) {
        double wanted = scale.difference(reading.minimumEffect());
        return wanted > 0 ? contrast.forksWanted(wanted, level / looks, power) : 0;
    }

    /** Returns by which ratio the same code differs from itself, if that is not by chance. */
    Optional<Double> controlDiffers(double level) {
        return controls.stream()
                .filter(same -> same.pValue() <= level / controls.size())
                .map(same -> cost(scale.ratio(same.difference())))
                .filter(ratio -> Math.abs(Math.log(ratio)) > Math.log1p(reading.minimumEffect()) / 2)
                .findFirst();
    }

    private double cost(double ratio) {
        return reading.moreIsBetter() ? 1 / ratio : ratio;
    }
}
