package dev.sonde.jmh.gate.statistics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Says of many benchmarks which changed, which did not, and of which nothing can be said.
 *
 * <p>The forks' values are compared, not the iterations': see {@link Series}. A change is told where the interval of
 * the
 * ratio leaves out 1 and holds a change as large as the smallest of interest; its absence where the interval rules out
 * such a change. What is left is uncertain.
 */
public final class Judge {
    private static final int FORKS_TO_BEGIN_WITH = 5;

    private final Policy policy;

    /** Judges by this policy. */
    public Judge(Policy policy) {
        this.policy = policy;
    }

    /** Returns a judgement for each comparison, in their order; the rate of false alarms is that of all together. */
    public List<Judgement> judge(List<Comparison> comparisons) {
        List<Optional<Question>> questions = comparisons.stream()
                .map(each -> Question.of(each, policy.falseAlarmRate()))
                .toList();
        double[] pValues = questions.stream()
                .flatMap(Optional::stream)
                .mapToDouble(Question::pValue)
                .toArray();
        double[] levels = policy.correction().levels(pValues, policy.falseAlarmRate());
        List<Judgement> judgements = new ArrayList<>();
        int asked = 0;
        for (int i = 0; i < comparisons.size(); i++) {
            Optional<Question> question = questions.get(i);
            judgements.add(
                    question.isPresent()
                            ? answer(comparisons.get(i), question.get(), levels[asked++])
                            : tooFewForks(comparisons.get(i)));
        }
        return judgements;
    }

    private Judgement answer(Comparison comparison, Question question, double level) {
        List<String> remarks = new ArrayList<>();
        Interval interval = question.interval(level);
        double smallestEffect = question.smallestEffect(level, policy.power());
        Verdict verdict = verdict(interval, comparison.reading().minimumEffect());
        int fewest = question.fewestForks(policy.falseAlarmRate());
        if (question.forks() < fewest) {
            remarks.add("fewer than " + fewest + " forks may differ by the luck of compilation: run " + fewest
                    + " or more (-f " + fewest + ")");
            verdict = Verdict.UNCERTAIN;
        }
        Optional<Double> control = question.controlDiffers(policy.falseAlarmRate());
        if (control.isPresent()) {
            double ratio = control.get();
            remarks.add(String.format(
                    Locale.ROOT,
                    "the same code measured twice differs by %+.1f %%: this machine is too noisy to judge",
                    100 * (ratio - 1)));
            verdict = Verdict.UNCERTAIN;
            smallestEffect = Math.max(smallestEffect, Math.max(ratio, 1 / ratio) - 1);
        }
        remarks.addAll(Steadiness.remarks(comparison));
        int forks = Math.max(fewest, question.forksWanted(level, policy.power()));
        return new Judgement(
                question.ratio(), interval, verdict, smallestEffect, forks, question.pValue(), List.copyOf(remarks));
    }

    private static Verdict verdict(Interval interval, double minimumEffect) {
        boolean maySlower = interval.high() >= 1 + minimumEffect;
        boolean mayFaster = interval.low() <= 1 / (1 + minimumEffect);
        if (!maySlower && !mayFaster) {
            return Verdict.SAME;
        }
        if (interval.low() > 1) {
            return Verdict.SLOWER;
        }
        return interval.high() < 1 ? Verdict.FASTER : Verdict.UNCERTAIN;
    }

    /** Nothing is known of how forks differ, so nothing follows, whatever the iterations look like. */
    private static Judgement tooFewForks(Comparison comparison) {
        double[] before = Question.forks(comparison.baseline(), comparison.reading(), Location.MEDIAN);
        double[] after = Question.forks(comparison.candidate(), comparison.reading(), Location.MEDIAN);
        Scale scale = Scale.of(before, after);
        double difference = Contrast.mean(scale.from(after)) - Contrast.mean(scale.from(before));
        double ratio = scale.ratio(difference);
        return new Judgement(
                comparison.reading().moreIsBetter() ? 1 / ratio : ratio,
                new Interval(0, Double.POSITIVE_INFINITY, 1),
                Verdict.UNCERTAIN,
                Double.POSITIVE_INFINITY,
                FORKS_TO_BEGIN_WITH,
                1,
                List.of("one fork of a side tells nothing of how forks differ: run " + FORKS_TO_BEGIN_WITH
                        + " or more (-f " + FORKS_TO_BEGIN_WITH + ")"));
    }
}
