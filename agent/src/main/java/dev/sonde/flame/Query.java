package dev.sonde.flame;

import java.util.Locale;
import java.util.Map;

/** Which flame graph somebody wants: {@code endpoint=GET /a&type=cpu&last=60s&ago=0s}. Immutable. */
public final class Query {

    private static final double DEFAULT_SECONDS = 60;

    /** An endpoint, or a group of background threads; null stands for all. */
    public final String owner;

    public final Kind kind;
    /** Length of the window. */
    public final double lastSeconds;
    /** How long ago the window ended. */
    public final double agoSeconds;

    public Query(String owner, Kind kind, double lastSeconds, double agoSeconds) {
        this.owner = owner;
        this.kind = kind;
        this.lastSeconds = lastSeconds;
        this.agoSeconds = agoSeconds;
    }

    /**
     * Reads a query's parameters; what is not there has a default.
     *
     * @throws IllegalArgumentException with a message that holds no word of the query
     */
    public static Query parse(Map<String, String> parameters) {
        String endpoint = parameters.get("endpoint");
        return new Query(
                endpoint == null || endpoint.isEmpty() ? null : endpoint,
                kind(parameters.getOrDefault("type", Kind.CPU.key)),
                seconds("last", parameters.get("last"), DEFAULT_SECONDS),
                seconds("ago", parameters.get("ago"), 0));
    }

    private static Kind kind(String key) {
        for (Kind kind : Kind.values()) {
            if (kind.key.equals(key)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("type is cpu, alloc or wall");
    }

    private static double seconds(String name, String text, double otherwise) {
        if (text == null) {
            return otherwise;
        }
        String lower = text.toLowerCase(Locale.ROOT).trim();
        if (!lower.matches("[0-9]{1,7}([.][0-9]{1,3})?[smh]?")) {
            throw new IllegalArgumentException(name + " is a time such as 60s, 5m or 1h");
        }
        boolean hasUnit = Character.isLetter(lower.charAt(lower.length() - 1));
        double number = Double.parseDouble(hasUnit ? lower.substring(0, lower.length() - 1) : lower);
        return number * (lower.endsWith("h") ? 3600 : lower.endsWith("m") ? 60 : 1);
    }
}
