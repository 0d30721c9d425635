package dev.sonde.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into maps, lists, texts, doubles, booleans and nulls; strict, so that what it reads is JSON. */
public final class JsonText {

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /** The value that the whole text is. */
    public static Object parse(String text) {
        JsonText json = new JsonText(text.strip());
        Object value = json.value();
        if (json.at != json.text.length()) {
            throw json.bad();
        }
        return value;
    }

    /** The same where it is an object. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> object(Object value) {
        return (Map<String, Object>) (value instanceof String text ? parse(text) : value);
    }

    private Object value() {
        return switch (text.charAt(at)) {
            case '{' -> object();
            case '[' -> list();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object() {
        Map<String, Object> map = new LinkedHashMap<>();
        at++;
        while (!takes('}')) {
            if (!map.isEmpty()) {
                take(',');
            }
            String key = string();
            take(':');
            if (map.containsKey(key)) {
                throw bad();
            }
            map.put(key, value());
        }
        return map;
    }

    private List<Object> list() {
        List<Object> list = new ArrayList<>();
        at++;
        while (!takes(']')) {
            if (!list.isEmpty()) {
                take(',');
            }
            list.add(value());
        }
        return list;
    }

    private String string() {
        take('"');
        StringBuilder string = new StringBuilder();
        while (!takes('"')) {
            if (text.startsWith("\\u", at)) {
                string.append((char) Integer.parseInt(text.substring(at + 2, at + 6), 16));
                at += 6;
            } else if (text.charAt(at) < ' ' || text.charAt(at) == '\\') {
                throw bad();
            } else {
                string.append(text.charAt(at++));
            }
        }
        return string.toString();
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw bad();
        }
        at += word.length();
        return value;
    }

    private Double number() {
        int start = at;
        while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String number = text.substring(start, at);
        if (!number.matches("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?")) {
            throw bad();
        }
        return Double.valueOf(number);
    }

    private boolean takes(char wanted) {
        boolean is = text.charAt(at) == wanted;
        at += is ? 1 : 0;
        return is;
    }

    private void take(char wanted) {
        if (!takes(wanted)) {
            throw bad();
        }
    }

    private AssertionError bad() {
        return new AssertionError("no JSON at " + at + ": " + text);
    }
}
