package dev.sonde.cli.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The answers to {@link Question}s about one service, in their order, by the formulas of docs/capacity.md. */
public final class Capacity {
    private static final double LEAST_PEAKS = 5;
    private static final double LEAST_R2 = 0.5;
    // Where processors rest between requests, each takes more CPU than near the limit: docs/capacity.md has figures.
    private static final double SEEN_AT_MOST = 2;
    private static final String LIKELY_MORE = "likely more, seen at less than half of it: test it";
    private static final String TREND = "by the trend of its daily peaks";

    private final Observed seen;
    private final Plan plan;
    private final Demand demand;
    private final Sure takes;
    private final String how;

    public Capacity(Observed seen, Plan plan) {
        this.seen = seen;
        this.plan = plan;
        this.demand = new Demand(seen);
        this.takes = demand.requestsWithin(plan.target * seen.coreLimit, demand.secondsOfPresentMix());
        this.how = String.format(
                Locale.ROOT,
                "R² %.2f, traffic varied by %.0f %%, %d values",
                demand.r2,
                100 * demand.other.spread,
                demand.other.values);
    }

    /** All of them, those that cannot be told with the reason. */
    public List<Answer> answers() {
        List<Answer> answers = new ArrayList<>();
        addModel(answers);
        addMix(answers);
        addPlan(answers);
        addLimits(answers);
        answers.addAll(new Sizes(seen, plan).answers());
        answers.addAll(new Scaling(Scalability.of(seen.busy, seen.busyRequests)).answers());
        return answers;
    }

    /** CPU seconds of a request of this route, NaN if that cannot be told. */
    public double secondsOf(RouteCost route) {
        return demand.secondsOf(route);
    }

    private void addModel(List<Answer> answers) {
        if (demand.isTold()) {
            double idleError = demand.errorSeconds * demand.other.meanX;
            answers.add(Answer.told(Question.DEMAND, Sure.around(demand.seconds(), demand.errorSeconds), how));
            answers.add(
                    Answer.told(Question.IDLE, Sure.around(demand.other.intercept, idleError), "where the line ends"));
        } else {
            answers.add(Answer.cannotTell(Question.DEMAND, demand.doubt));
        }
        answers.add(Answer.ifKnown(
                Question.QUOTIENT,
                demand.quotientSeconds,
                "idle CPU charged to requests: an upper bound",
                "no traffic"));
        answers.add(taken(Question.TAKES, plan.target, demand.secondsOfPresentMix()));
        answers.add(taken(Question.SATURATION, 1, demand.secondsOfPresentMix()));
    }

    private void addMix(List<Answer> answers) {
        if (!plan.mix.isEmpty()) {
            double seconds = demand.secondsOf(plan.mix);
            answers.add(taken(Question.TAKES_OF_MIX, plan.target, seconds));
            answers.add(taken(Question.SATURATION_OF_MIX, 1, seconds));
        }
    }

    private Answer taken(Question question, double share, double secondsPerRequest) {
        double cores = share * seen.coreLimit;
        if (Double.isNaN(cores)) {
            return Answer.cannotTell(question, "neither a CPU limit nor the number of processors is known");
        } else if (demand.isTold()) {
            Sure figure = demand.requestsWithin(cores, secondsPerRequest);
            boolean isFar = figure.value > SEEN_AT_MOST * most(seen.requests);
            return Answer.told(question, figure, isFar ? "CPU alone; " + LIKELY_MORE : "CPU alone");
        }
        boolean isBound = question == Question.TAKES && demand.meanCores < cores && demand.quotientSeconds > 0;
        String bound = isBound
                ? String.format(Locale.ROOT, "; at least %.4g/s by the quotient", cores / demand.quotientSeconds)
                : "";
        return Answer.cannotTell(question, demand.doubt + bound);
    }

    private void addPlan(List<Answer> answers) {
        String whyNot = demand.isTold() ? "no limit or no peak is known" : demand.doubt;
        String ofPeak = String.format(Locale.ROOT, "peak of %s: %.4g requests/s", seen.span, seen.peakRequests);
        double known = demand.isTold() ? takes.value : Double.NaN;
        answers.add(
                Answer.ifKnown(Question.HEADROOM, 1 - seen.peakRequests / (seen.instances * known), ofPeak, whyNot));
        answers.add(Answer.ifKnown(
                Question.INSTANCES,
                Math.ceil(plan.times * seen.peakRequests / known) + plan.spareInstances,
                String.format(Locale.ROOT, "%.0f of them spare; %.0f now", plan.spareInstances, seen.instances),
                whyNot));
    }

    private void addLimits(List<Answer> answers) {
        String first = highest(seen.use);
        answers.add(
                first.isEmpty()
                        ? Answer.cannotTell(Question.FIRST, "no limit is known")
                        : Answer.of(Question.FIRST, first, seen.use.get(first), others(first)));
        answers.add(days());
    }

    private Answer days() {
        if (seen.growth == null) {
            return Answer.cannotTell(Question.DAYS, "a trend takes days of history: ask a Prometheus");
        }
        boolean isStraight = seen.growth.values >= LEAST_PEAKS && seen.growth.r2 > LEAST_R2 && seen.growth.slope > 0;
        double cpuDays = isStraight && demand.isTold()
                ? Math.max(0, (seen.instances * takes.value - seen.peakRequestsOfDay) / seen.growth.slope)
                : Double.NaN;
        String first = Double.isNaN(cpuDays) ? "" : "cpu";
        double days = Double.isNaN(cpuDays) ? Double.POSITIVE_INFINITY : cpuDays;
        for (Map.Entry<String, Double> each : seen.daysLeft.entrySet()) {
            if (each.getValue() < days) {
                days = each.getValue();
                first = each.getKey();
            }
        }
        if (first.isEmpty()) {
            String why =
                    seen.growth.values < LEAST_PEAKS ? "fewer than five days of history" : "no steady growth is seen";
            return Answer.cannotTell(Question.DAYS, why);
        }
        return Answer.of(Question.DAYS, first, days, first.equals("cpu") ? TREND : "by its trend of three days");
    }

    private String others(String first) {
        StringBuilder words = new StringBuilder();
        seen.use.forEach((resource, share) -> {
            if (!resource.equals(first)) {
                words.append(words.length() == 0 ? "" : ", ")
                        .append(String.format(Locale.ROOT, "%s %.0f %%", resource, 100 * share));
            }
        });
        return words.toString();
    }

    private static String highest(Map<String, Double> use) {
        String highest = "";
        for (Map.Entry<String, Double> each : use.entrySet()) {
            highest = highest.isEmpty() || each.getValue() > use.get(highest) ? each.getKey() : highest;
        }
        return highest;
    }

    private static double most(double[] values) {
        double most = 0;
        for (double value : values) {
            most = value > most ? value : most;
        }
        return most;
    }
}
