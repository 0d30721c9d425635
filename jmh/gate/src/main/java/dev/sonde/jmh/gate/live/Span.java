package dev.sonde.jmh.gate.live;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time. */
public record Span(Instant from, Instant to) {
    private static final Pattern LENGTH = Pattern.compile("(\\d{1,9})(s|m|h|d)");
    private static final Map<String, Duration> UNITS = Map.of(
            "s", Duration.ofSeconds(1), "m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    /** Refuses a span that ends before it begins. */
    public Span {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("the time looked at ends (" + to + ") before it begins (" + from + ")");
        }
    }

    Duration length() {
        return Duration.between(from, to);
    }

    /** Reads {@code 90s}, {@code 30m}, {@code 2h} or {@code 1d}; refuses what is nothing of these. */
    public static Duration duration(String word) {
        Matcher length = LENGTH.matcher(word);
        if (!length.matches() || Long.parseLong(length.group(1)) == 0) {
            throw new IllegalArgumentException("'" + word + "' is no length of time like 90s, 30m or 2h");
        }
        return UNITS.get(length.group(2)).multipliedBy(Long.parseLong(length.group(1)));
    }

    /** Reads {@code now}, {@code -30m} or {@code 2026-11-23T08:00:00Z}; refuses what is nothing of these. */
    public static Instant instant(String word, Instant now) {
        if (word.equals("now")) {
            return now;
        } else if (word.startsWith("-")) {
            return now.minus(duration(word.substring(1)));
        }
        try {
            return OffsetDateTime.parse(word).toInstant();
        } catch (DateTimeException otherwise) {
            throw new IllegalArgumentException(
                    "'" + word + "' is no time like -30m, now or 2026-11-23T08:00:00Z", otherwise);
        }
    }
}
