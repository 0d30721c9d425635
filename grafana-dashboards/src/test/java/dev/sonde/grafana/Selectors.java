package dev.sonde.grafana;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the series that an expression of PromQL reads. */
final class Selectors {
    private static final Pattern LABELS = Pattern.compile("\\b(by|on|ignoring|group_left|group_right) \\([^)]*\\)");
    private static final Pattern MATCHERS = Pattern.compile("\\{[^{}]*}|\\[[^\\]]*]|\"[^\"]*\"|\\$\\w+");
    private static final Pattern NAME = Pattern.compile("(?<![\\w:])[a-z_][\\w:]*(?![\\w:]|\\s*\\()");
    private static final Pattern SELECTOR = Pattern.compile("([a-z_][\\w:]*)\\{([^{}]*)}");
    private static final Set<String> WORDS = Set.of("or", "and", "unless", "by", "on", "offset", "group_left", "d");

    /** The names of all metrics in it. */
    static Set<String> names(String expression) {
        String bare =
                MATCHERS.matcher(LABELS.matcher(expression).replaceAll(" ")).replaceAll(" ");
        Set<String> names = new TreeSet<>();
        Matcher name = NAME.matcher(bare);
        while (name.find()) {
            if (!WORDS.contains(name.group())) {
                names.add(name.group());
            }
        }
        return names;
    }

    /** Each name with its matchers. */
    static List<Matcher> selectors(String expression) {
        return SELECTOR.matcher(expression)
                .results()
                .map(found -> {
                    Matcher matcher = SELECTOR.matcher(found.group());
                    matcher.matches();
                    return matcher;
                })
                .toList();
    }

    private Selectors() {}
}
