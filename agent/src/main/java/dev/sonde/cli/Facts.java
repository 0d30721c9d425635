package dev.sonde.cli;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a command tells: lines for people, or JSON in one line for programs. */
final class Facts {
    private Facts() {}

    /** A map in the order of its keys and values: {@code of("pid", 1, "name", "shop")}. */
    static Map<String, Object> of(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** Prints a map as a table of its leaves, those of an inner map with both names. */
    static void print(Map<?, ?> facts, PrintStream out) {
        Table table = Table.toTheLeft();
        add(table, "", facts);
        table.lines().forEach(out::println);
    }

    private static void add(Table table, String before, Map<?, ?> facts) {
        facts.forEach((key, value) -> {
            if (value instanceof Map) {
                add(table, before + key + '.', (Map<?, ?>) value);
            } else {
                table.add(before + key, text(value));
            }
        });
    }

    private static String text(Object value) {
        if (value instanceof Double && !((Double) value).isNaN() && !((Double) value).isInfinite()) {
            return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
        }
        return value == null ? "-" : String.valueOf(value);
    }
}
