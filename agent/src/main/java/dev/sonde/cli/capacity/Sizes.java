package dev.sonde.cli.capacity;

import java.util.Arrays;
import java.util.List;

/** Which limits an instance needs, and what its requests cost at the prices of those that it has. */
final class Sizes {
    private static final double MEMORY_TARGET = 0.8;
    private static final double HEAP_OF_LIVE = 2.5;
    private static final double GIB = 1L << 30;
    private static final double SECONDS_PER_HOUR = 3600;
    private static final double MILLION = 1e6;

    private final Observed seen;
    private final Plan plan;

    Sizes(Observed seen, Plan plan) {
        this.seen = seen;
        this.plan = plan;
    }

    List<Answer> answers() {
        String highest = "highest instance of " + seen.span + ": ";
        return Arrays.asList(
                Answer.ifKnown(
                        Question.CPU_LIMIT,
                        seen.peakCores / plan.target,
                        highest + Words.number(seen.peakCores) + " cores",
                        "no CPU time is known"),
                Answer.ifKnown(
                        Question.MEMORY_LIMIT,
                        seen.peakResidentBytes / MEMORY_TARGET,
                        highest + Words.megabytes(seen.peakResidentBytes) + " resident",
                        "no resident memory is known"),
                Answer.ifKnown(
                        Question.HEAP_LIMIT,
                        HEAP_OF_LIVE * seen.peakLiveBytes,
                        highest + Words.megabytes(seen.peakLiveBytes) + " live; a rule of thumb",
                        "no live heap is known, which a collection tells"),
                million());
    }

    private Answer million() {
        double hourly = seen.instances
                * (seen.coreLimit * plan.corePrice
                        + (plan.gibPrice == 0 ? 0 : seen.memoryLimitBytes / GIB * plan.gibPrice));
        double requests =
                seen.routes.stream().mapToDouble(each -> each.requestsPerSecond).sum() * SECONDS_PER_HOUR;
        return Answer.ifKnown(
                Question.MILLION,
                requests > 0 ? hourly / requests * MILLION : Double.NaN,
                "the limits of all instances, by what they are asked now",
                Double.isNaN(plan.corePrice) ? "at which --price?" : "no limit or no traffic is known");
    }
}
