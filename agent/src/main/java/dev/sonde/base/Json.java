package dev.sonde.base;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.reflect.Array;
import java.util.Map;

/** Writes maps, lists, arrays, texts, numbers and switches as JSON that is safe within a page, too. */
public final class Json {

    private static final double EXACT = 1L << 53;

    private final Writer out;

    public Json(Writer out) {
        this.out = out;
    }

    /**
     * Writes a value; what is no number, NaN or infinite, is null.
     *
     * @param value a map, something to iterate over, an array, a {@link Number}, a {@link Boolean} or null; of all
     *     else, its text
     */
    public void write(Object value) throws IOException {
        if (value instanceof Map) {
            map((Map<?, ?>) value);
        } else if (value instanceof Iterable) {
            list((Iterable<?>) value);
        } else if (value != null && value.getClass().isArray()) {
            array(value);
        } else if (value instanceof Number) {
            number((Number) value);
        } else {
            out.write(value == null || value instanceof Boolean ? String.valueOf(value) : quoted(value.toString()));
        }
    }

    /** The value as {@link #write} has it. */
    public static String text(Object value) {
        StringWriter text = new StringWriter();
        try {
            new Json(text).write(value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** A text with its quotes; nothing in it ends a script, and no half of a pair stands alone. */
    public static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each < ' ' || each == '"' || each == '\\' || each == '<' || Character.isSurrogate(each)) {
                quoted.append(String.format("\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }

    private void map(Map<?, ?> map) throws IOException {
        String before = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            out.write(before + quoted(entry.getKey().toString()) + ':');
            write(entry.getValue());
            before = ",";
        }
        out.write(map.isEmpty() ? "{}" : "}");
    }

    private void list(Iterable<?> list) throws IOException {
        String before = "[";
        for (Object each : list) {
            out.write(before);
            write(each);
            before = ",";
        }
        out.write(before.equals("[") ? "[]" : "]");
    }

    private void array(Object array) throws IOException {
        out.write('[');
        for (int i = 0; i < Array.getLength(array); i++) {
            if (i > 0) {
                out.write(',');
            }
            write(Array.get(array, i));
        }
        out.write(']');
    }

    private void number(Number number) throws IOException {
        double value = number.doubleValue();
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            out.write("null");
        } else if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            out.write(Long.toString((long) value));
        } else {
            out.write(number.toString());
        }
    }
}
