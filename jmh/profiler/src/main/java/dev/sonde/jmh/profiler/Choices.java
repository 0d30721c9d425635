package dev.sonde.jmh.profiler;

import java.io.File;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.ProfilerException;

/** What the user chose, {@code top=5;jfr=false}. Immutable. */
final class Choices {

    private static final int MOST_METHODS = 1000;
    private static final int LONGEST_PERIOD_MILLIS = 1000;
    private static final String NO_FOLDER = "false";

    private static final Choice TOP = new Choice("top", "int", "10", "So many hot methods are told at most.");
    private static final Choice FLAME = new Choice(
            "flame", "dir", "sonde-flames", "Folder for the flame graphs, as pages and collapsed; false for none.");
    private static final Choice JFR =
            new Choice("jfr", "bool", "true", "Sample with JFR: hot methods, flame graphs, locks and I/O.");
    private static final Choice ALLOC =
            new Choice("alloc", "bool", "true", "Sample where is allocated, too. B/op is exact without it.");
    private static final Choice PERIOD =
            new Choice("period", "ms", "10", "CPU time, or time where a JVM has no better clock, between two samples.");
    private static final Choice LIVE =
            new Choice("live", "bool", "true", "Collect once after the last iteration of a fork, for the live set.");
    private static final List<Choice> ALL = Arrays.asList(ALLOC, FLAME, JFR, LIVE, PERIOD, TOP);

    final int top;
    /** Null for none. */
    final File flames;

    final boolean jfr;
    final boolean alloc;
    final int periodMillis;
    final boolean live;

    private Choices(Map<String, String> values) throws ProfilerException {
        top = number(TOP, values, 0, MOST_METHODS);
        String folder = text(FLAME, values);
        flames = folder.equals(NO_FOLDER) ? null : new File(folder);
        jfr = flag(JFR, values);
        alloc = flag(ALLOC, values);
        periodMillis = number(PERIOD, values, 1, LONGEST_PERIOD_MILLIS);
        live = flag(LIVE, values);
    }

    /**
     * Reads them.
     *
     * @throws ProfilerException if one is none, with the help behind it, or with the help alone if that is asked for
     */
    static Choices parse(String line) throws ProfilerException {
        Map<String, String> values = new HashMap<>();
        for (String part : line.split(";")) {
            String pair = part.trim().replaceFirst("^-+", "");
            if (pair.equals("help")) {
                throw new ProfilerException(help());
            }
            if (!pair.isEmpty()) {
                put(pair, values);
            }
        }
        return new Choices(values);
    }

    private static void put(String pair, Map<String, String> values) throws ProfilerException {
        int equals = pair.indexOf('=');
        String key = equals < 0 ? pair : pair.substring(0, equals).trim();
        if (ALL.stream().noneMatch(choice -> choice.key.equals(key))) {
            throw refused("'" + key + "' is not an option");
        }
        if (equals < 0) {
            throw refused("Option '" + key + "' needs a value");
        }
        if (values.put(key, pair.substring(equals + 1).trim()) != null) {
            throw refused("Option '" + key + "' is there twice");
        }
    }

    private static String text(Choice choice, Map<String, String> values) throws ProfilerException {
        String value = values.getOrDefault(choice.key, choice.otherwise);
        if (value.isEmpty()) {
            throw refused("Option '" + choice.key + "' needs a value");
        }
        return value;
    }

    private static boolean flag(Choice choice, Map<String, String> values) throws ProfilerException {
        String value = text(choice, values);
        if (!value.equals("true") && !value.equals("false")) {
            throw refused("Option '" + choice.key + "' is true or false, not '" + value + "'");
        }
        return value.equals("true");
    }

    private static int number(Choice choice, Map<String, String> values, int least, int most) throws ProfilerException {
        String value = text(choice, values);
        int number = value.matches("[0-9]{1,6}") ? Integer.parseInt(value) : -1;
        if (number < least || number > most) {
            throw refused(
                    "Option '" + choice.key + "' is a number from " + least + " to " + most + ", not '" + value + "'");
        }
        return number;
    }

    private static ProfilerException refused(String reason) {
        return new ProfilerException(reason + System.lineSeparator() + help());
    }

    // As JMH's own profilers have it.
    private static String help() {
        StringBuilder help = new StringBuilder(
                "Usage: -prof <profiler-name>:opt1=value1,value2;opt2=value3%n%n" + "Options accepted by sonde:%n%n");
        for (Choice choice : ALL) {
            help.append(String.format(
                    "  %-16s %s (default: [%s])%%n",
                    choice.key + "=<" + choice.type + '>', choice.help, choice.otherwise));
        }
        return String.format(help.append("  help             Display help.%n").toString());
    }

    /** One option. */
    private static final class Choice {
        final String key;
        final String type;
        final String otherwise;
        final String help;

        Choice(String key, String type, String otherwise, String help) {
            this.key = key;
            this.type = type;
            this.otherwise = otherwise;
            this.help = help;
        }
    }
}
