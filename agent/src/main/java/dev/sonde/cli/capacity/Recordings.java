package dev.sonde.cli.capacity;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the recording rules record, so that a Prometheus without them can be asked the same. The list is generated from
 * the rules by the module grafana-dashboards.
 */
public final class Recordings {
    private static final String LIST = "recordings.txt";

    /** Texts, numbers, lists of labels, functions and operators; what is left is a series, its labels and its range. */
    private static final Pattern WORDS = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*\\]|\\d[\\w.]*"
            + "|\\b(?:by|on|ignoring|without|group_left|group_right)\\s*\\([^)]*\\)"
            + "|\\b(?:and|or|unless|bool)\\b|[a-z_0-9]+\\s*(?=\\()|[a-z]+(?=\\s+by\\b)"
            + "|(?<series>[a-zA-Z_:][\\w:]*)(?:\\{(?<labels>[^}]*)\\})?(?:\\[(?<range>[^\\]]*)\\])?");

    private final Map<String, String> expressions;
    private final String labels;
    private final boolean isRecorded;

    /**
     * For one service.
     *
     * @param labels that its series have, such as {@code job="shop"}
     * @param isRecorded whether the rules' series are there
     */
    public Recordings(String labels, boolean isRecorded) throws IOException {
        this.expressions = read();
        this.labels = labels;
        this.isRecorded = isRecorded;
    }

    /** The expression for this service: of what is recorded, or of the series that it would be recorded from. */
    public String asked(String expression) {
        StringBuilder asked = new StringBuilder();
        Matcher word = WORDS.matcher(expression);
        int done = 0;
        while (word.find()) {
            asked.append(expression, done, word.start());
            asked.append(word.group("series") == null ? word.group() : series(word));
            done = word.end();
        }
        return asked.append(expression.substring(done)).toString();
    }

    private String series(Matcher word) {
        String name = word.group("series");
        String range = word.group("range");
        String own = word.group("labels");
        if (name.indexOf(':') < 0 || isRecorded) {
            return name
                    + '{'
                    + (own == null ? "" : own + ',')
                    + labels
                    + '}'
                    + (range == null ? "" : '[' + range + ']');
        }
        String part = own == null ? name : name + '{' + own + '}';
        String inner = '(' + asked(expressions.get(part)) + ')';
        if (range == null) {
            return inner;
        }
        return inner + '[' + (range.indexOf(':') < 0 ? range + ":5m" : range) + ']';
    }

    /** The expression of each name; one of several parts, each with its label, tells them apart by it. */
    private static Map<String, String> read() throws IOException {
        Map<String, String> expressions = new HashMap<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(Recordings.class.getResourceAsStream(LIST), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] columns = line.split("\t");
                String expression = columns[2];
                if (!columns[1].isEmpty()) {
                    expressions.put(columns[0] + '{' + columns[1] + '}', expression);
                    String[] label = columns[1].split("=");
                    expression =
                            "label_replace(" + expression + ", \"" + label[0] + "\", " + label[1] + ", \"\", \"\")";
                }
                expressions.merge(columns[0], expression, (one, other) -> one + " or " + other);
            }
        }
        return expressions;
    }
}
