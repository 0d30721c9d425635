package dev.sonde.live;

import java.util.Arrays;
import java.util.Map;

/** How far back the figures of endpoints go. */
public enum Window {
    MINUTE("1m", 60),
    FIVE_MINUTES("5m", 300),
    START("start", Long.MAX_VALUE / 1_000_000_000L);

    private static final String PARAMETER = "last";

    final String key;
    final long nanos;

    Window(String key, long seconds) {
        this.key = key;
        this.nanos = seconds * 1_000_000_000L;
    }

    /**
     * Reads it from the parameters of a request; a minute where they do not say.
     *
     * @throws IllegalArgumentException if it is none of these, with a message that holds no word of the request
     */
    public static Window parse(Map<String, String> parameters) {
        String wanted = parameters.getOrDefault(PARAMETER, MINUTE.key);
        return Arrays.stream(values())
                .filter(each -> each.key.equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("last is 1m, 5m or start"));
    }
}
