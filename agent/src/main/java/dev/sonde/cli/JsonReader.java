package dev.sonde.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into maps, lists, texts, numbers ({@link Double}), switches and null. */
final class JsonReader {
    private static final int DEEPEST = 100;
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String ESCAPED = "\"\\/\b\f\n\r\t";

    private final String text;
    private int at;
    private int depth;

    private JsonReader(String text) {
        this.text = text;
    }

    /**
     * Reads one value.
     *
     * @throws IOException if the text is none
     */
    static Object read(String text) throws IOException {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value();
        if (reader.peek() != 0) {
            throw reader.unexpected();
        }
        return value;
    }

    private Object value() throws IOException {
        char first = peek();
        if (first == '{') {
            return map();
        } else if (first == '[') {
            return list();
        } else if (first == '"') {
            return string();
        }
        int start = at;
        while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return word(text.substring(start, at));
    }

    private Object word(String word) throws IOException {
        if (word.equals("null")) {
            return null;
        } else if (word.equals("true") || word.equals("false")) {
            return Boolean.valueOf(word);
        }
        try {
            return Double.valueOf(word);
        } catch (NumberFormatException notANumber) {
            throw unexpected();
        }
    }

    private Map<String, Object> map() throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        for (boolean more = begins('}'); more; more = goesOn('}')) {
            peek();
            String key = string();
            take(':');
            map.put(key, value());
        }
        return map;
    }

    private List<Object> list() throws IOException {
        List<Object> list = new ArrayList<>();
        for (boolean more = begins(']'); more; more = goesOn(']')) {
            list.add(value());
        }
        return list;
    }

    private boolean begins(char end) throws IOException {
        at++;
        if (++depth > DEEPEST) {
            throw unexpected();
        }
        if (peek() == end) {
            at++;
            depth--;
            return false;
        }
        return true;
    }

    private boolean goesOn(char end) throws IOException {
        if (peek() == end) {
            at++;
            depth--;
            return false;
        }
        take(',');
        return true;
    }

    private String string() throws IOException {
        take('"');
        StringBuilder string = new StringBuilder();
        for (; at < text.length() && text.charAt(at) != '"'; at++) {
            string.append(text.charAt(at) == '\\' ? escaped() : text.charAt(at));
        }
        take('"');
        return string.toString();
    }

    private char escaped() throws IOException {
        char letter = ++at < text.length() ? text.charAt(at) : 0;
        if (letter == 'u'
                && at + 4 < text.length()
                && text.substring(at + 1, at + 5).matches("[0-9a-fA-F]{4}")) {
            at += 4;
            return (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
        }
        int which = ESCAPES.indexOf(letter);
        if (which < 0) {
            throw unexpected();
        }
        return ESCAPED.charAt(which);
    }

    /** The next letter that is no blank, 0 at the end. */
    private char peek() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void take(char letter) throws IOException {
        if (peek() != letter) {
            throw unexpected();
        }
        at++;
    }

    private IOException unexpected() {
        return new IOException("no JSON at letter " + at);
    }
}
