package dev.sonde.grafana;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a query would have to ask if there were no recording rules. */
final class Unrecorded {
    private static final Pattern SERIES = Pattern.compile("(\\w+:[\\w:]+)(\\{[^{}]*})?(\\[| offset)?");
    private static final int DEEPEST = 12;

    private static final Map<String, String> RULES = new HashMap<>();

    static {
        Backfill.levels()
                .values()
                .forEach(level -> level.forEach(
                        rule -> RULES.merge(rule.name(), rule.expression(), (one, other) -> one + " or " + other)));
    }

    /** The same question to what is scraped, of all services; none where it looks back at what was recorded. */
    static Optional<String> of(String expression) {
        String asked = expression;
        for (int depth = 0; depth < DEEPEST; depth++) {
            Matcher series = SERIES.matcher(asked);
            StringBuilder next = new StringBuilder();
            boolean isRecorded = false;
            while (series.find()) {
                isRecorded = true;
                if (series.group(3) != null) {
                    return Optional.empty();
                }
                series.appendReplacement(next, Matcher.quoteReplacement("(" + RULES.get(series.group(1)) + ")"));
            }
            if (!isRecorded) {
                return Optional.of(asked);
            }
            asked = series.appendTail(next).toString();
        }
        return Optional.empty();
    }

    private Unrecorded() {}
}
