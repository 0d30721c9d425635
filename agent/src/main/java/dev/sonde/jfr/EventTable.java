package dev.sonde.jfr;

import dev.sonde.metrics.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The list of events as rows of text, for people. */
public final class EventTable {

    private EventTable() {}

    /**
     * One row for each event: its name, whether this JVM has it, which of them are recorded, what they become.
     *
     * @throws IllegalStateException if this JVM has no events, saying why
     */
    public static List<String[]> rows() {
        String missing = JfrSupport.missing();
        if (missing != null) {
            throw new IllegalStateException(missing);
        }
        return rows(EventNames.here());
    }

    private static List<String[]> rows(Set<String> here) {
        List<String[]> rows = new ArrayList<>();
        for (Entry entry : new JfrMetrics(() -> here).entries) {
            String metrics = entry.metrics().stream().map(Metric::toString).collect(Collectors.joining(" "));
            rows.add(new String[] {entry.event, here.contains(entry.event) ? "yes" : "no", which(entry), metrics});
        }
        return rows;
    }

    private static String which(Entry entry) {
        Map<String, String> settings = entry.subscribe(new Figures()).settings;
        return settings.containsKey("period")
                ? "every " + settings.get("period")
                : settings.containsKey("threshold") ? "from " + settings.get("threshold") : "all";
    }
}
