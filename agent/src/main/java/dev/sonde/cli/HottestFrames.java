package dev.sonde.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What takes most of a flame graph in collapsed stacks: endpoints, and methods by themselves and with their calls. */
final class HottestFrames {
    // Frames and their value, which is less than what a long holds.
    private static final Pattern STACK = Pattern.compile("(.*[^;].*) (\\d{1,18})");
    private static final long[] NONE = {0, 0};

    private final Map<String, long[]> owners = new HashMap<>();
    // By itself, and with what it calls.
    private final Map<String, long[]> methods = new HashMap<>();
    private long all;

    /** Lines that are no stacks are left out. */
    HottestFrames(String collapsed) {
        for (String line : collapsed.split("\n")) {
            Matcher stack = STACK.matcher(line);
            if (stack.matches()) {
                add(stack.group(1).split(";"), Long.parseLong(stack.group(2)));
            }
        }
    }

    private void add(String[] frames, long value) {
        all += value;
        owners.computeIfAbsent(frames[0], key -> NONE.clone())[0] += value;
        // A method that calls itself is there several times, and took the time once.
        Set<String> calls = new HashSet<>(Arrays.asList(frames).subList(1, frames.length));
        calls.forEach(method -> methods.computeIfAbsent(method, key -> NONE.clone())[1] += value);
        if (frames.length > 1) {
            methods.get(frames[frames.length - 1])[0] += value;
        }
    }

    /** Tables for a terminal, with the values in this unit. */
    String text(String unit, int top) {
        List<String> lines = new ArrayList<>();
        Table endpoints = Table.toTheLeft();
        endpoints.add(unit, "share", "endpoint");
        most(owners, top)
                .forEach(each -> endpoints.add(number(each.getValue()[0]), share(each.getValue()[0]), each.getKey()));
        lines.addAll(endpoints.lines());
        lines.add("");
        Table hot = Table.toTheLeft();
        hot.add(unit, "share", "with what it calls", "method");
        most(methods, top)
                .forEach(each -> hot.add(
                        number(each.getValue()[0]),
                        share(each.getValue()[0]),
                        share(each.getValue()[1]),
                        each.getKey()));
        lines.addAll(hot.lines());
        return String.join("\n", lines) + '\n';
    }

    private static List<Map.Entry<String, long[]>> most(Map<String, long[]> values, int top) {
        List<Map.Entry<String, long[]>> sorted = new ArrayList<>(values.entrySet());
        sorted.sort(Comparator.comparing((Map.Entry<String, long[]> each) -> -each.getValue()[0])
                .thenComparing(Map.Entry::getKey));
        return sorted.subList(0, Math.min(top, sorted.size()));
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private String share(long value) {
        return String.format(Locale.ROOT, "%.1f %%", all == 0 ? 0 : 100.0 * value / all);
    }
}
