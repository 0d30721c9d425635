package dev.sonde.grafana;

import java.util.List;
import java.util.regex.Pattern;

/** The recording rules of the capacity model as they are shipped, but for their windows, for a history of minutes. */
final class ShortRules {
    /** Of every rate, in the place of five minutes; twice what a scrape takes at least. */
    static final int RATE_SECONDS = 15;

    static final int STEP_SECONDS = 2;

    private static final Pattern RATE = Pattern.compile("\\[5m]");
    private static final Pattern HOUR = Pattern.compile("\\[1h]");
    private static final Pattern WEEK = Pattern.compile("\\[7d:15m]");

    /**
     * One group, so that each rule finds what those before it recorded at the same moment.
     *
     * @param historySeconds in the place of an hour and of a week
     */
    static RuleGroup of(int historySeconds) {
        List<RuleGroup> groups = List.of(
                RequestRules.rates(),
                InstanceRules.rates(),
                InstanceRules.limits(),
                JobRules.group(),
                RequestRules.costs(),
                ModelRules.regression(),
                ModelRules.demand());
        List<Rule> rules = groups.stream()
                .flatMap(group -> group.rules().stream())
                .map(rule -> new Rule(
                        rule.kind(),
                        rule.name(),
                        shortened(rule.expression(), historySeconds),
                        rule.hold(),
                        rule.labels(),
                        rule.annotations()))
                .toList();
        return new RuleGroup("short", STEP_SECONDS + "s", rules);
    }

    static String shortened(String expression, int historySeconds) {
        String rates = RATE.matcher(expression).replaceAll("[" + RATE_SECONDS + "s]");
        String hours = HOUR.matcher(rates).replaceAll("[" + historySeconds + "s]");
        return WEEK.matcher(hours).replaceAll("[" + historySeconds + "s:" + STEP_SECONDS + "s]");
    }

    private ShortRules() {}
}
