package dev.sonde.grafana;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes maps, collections, texts and numbers as indented JSON. */
final class Json {
    private final StringBuilder text = new StringBuilder();

    static String of(Object value) {
        Json json = new Json();
        json.write(value, 0);
        return json.text.append('\n').toString();
    }

    /** An object with these keys and values, in this order. */
    static Map<String, Object> object(Object... keysAndValues) {
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            object.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return object;
    }

    private void write(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            writeObject(map, depth);
        } else if (value instanceof Collection<?> items) {
            writeArray(items, depth);
        } else if (value instanceof String string) {
            quote(string);
        } else {
            text.append(value);
        }
    }

    private void writeObject(Map<?, ?> map, int depth) {
        String separator = "";
        text.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            newLine(separator, depth + 1);
            quote((String) entry.getKey());
            text.append(": ");
            write(entry.getValue(), depth + 1);
            separator = ",";
        }
        close('}', map.isEmpty(), depth);
    }

    private void writeArray(Collection<?> items, int depth) {
        String separator = "";
        text.append('[');
        for (Object item : items) {
            newLine(separator, depth + 1);
            write(item, depth + 1);
            separator = ",";
        }
        close(']', items.isEmpty(), depth);
    }

    private void close(char bracket, boolean isEmpty, int depth) {
        if (!isEmpty) {
            newLine("", depth);
        }
        text.append(bracket);
    }

    private void newLine(String separator, int depth) {
        text.append(separator).append('\n').append("  ".repeat(depth));
    }

    private void quote(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"', '\\' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                default -> text.append(c);
            }
        }
        text.append('"');
    }

    private Json() {}
}
