package dev.sonde.jfr;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each kind of event is recorded with when several want it: the finest of what they ask for, so that whoever asks
 * for less gets more than that. A setting that one does not name is left to those who do.
 */
final class Settings {

    private static final Pattern AMOUNT = Pattern.compile("([0-9]+) ?(ns|us|ms|s|m|h|d)");
    private static final Pattern RATE = Pattern.compile("([0-9]+) ?/ ?(ns|us|ms|s|m|h|d)");

    private Settings() {}

    /** The settings by event, in the order in which the events are first wanted. */
    static Map<String, Map<String, String>> byEvent(Collection<Subscription> subscriptions) {
        Map<String, Map<String, String>> byEvent = new LinkedHashMap<>();
        for (Subscription subscription : subscriptions) {
            Map<String, String> merged = byEvent.computeIfAbsent(subscription.event, event -> new LinkedHashMap<>());
            subscription.settings.forEach((name, value) -> merged.merge(name, value, (a, b) -> finest(name, a, b)));
        }
        return byEvent;
    }

    private static String finest(String name, String a, String b) {
        switch (name) {
            case "threshold":
            case "period":
                return nanos(b) < nanos(a) ? b : a;
            case "throttle":
                return perSecond(b) > perSecond(a) ? b : a;
            default:
                return Boolean.parseBoolean(b) ? b : a;
        }
    }

    /** A time such as {@code 20 ms}; words such as {@code everyChunk} are coarser than any time. */
    static double nanos(String text) {
        Matcher amount = AMOUNT.matcher(text);
        return amount.matches() ? Long.parseLong(amount.group(1)) * unitNanos(amount.group(2)) : Double.MAX_VALUE;
    }

    /** A rate such as {@code 150/s}, or the time between two, such as {@code 20 ms}; {@code off} is no limit. */
    private static double perSecond(String text) {
        Matcher rate = RATE.matcher(text);
        return rate.matches()
                ? Long.parseLong(rate.group(1)) * 1e9 / unitNanos(rate.group(2))
                : text.equals("off") ? Double.MAX_VALUE : 1e9 / nanos(text);
    }

    private static double unitNanos(String unit) {
        switch (unit) {
            case "ns":
                return 1;
            case "us":
                return 1e3;
            case "ms":
                return 1e6;
            case "s":
                return 1e9;
            case "m":
                return 60e9;
            case "h":
                return 3600e9;
            default:
                return 86_400e9;
        }
    }
}
