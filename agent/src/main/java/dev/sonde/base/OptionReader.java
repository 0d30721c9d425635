package dev.sonde.base;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/**
 * Reads {@link Options} from where they may stand. What cannot be used becomes a complaint that names the remedy, and
 * the option keeps the value of the next place or its default: a slip in an option never stops the service.
 */
public final class OptionReader {

    private static final String PROPERTY_PREFIX = "sonde.";
    private static final long MOST_BYTES_OF_FILE = 1 << 20;
    private static final int MOST_OF_A_KEY = 64;

    private final Map<Option, String> values = new LinkedHashMap<>();
    private final Map<Option, String> sources = new LinkedHashMap<>();
    private final List<String> complaints = new ArrayList<>();

    private int complaintsBeforeFile;

    public OptionReader() {}

    /** One for which a command has the first word. */
    OptionReader(Map<Option, String> commanded) {
        commanded.forEach((option, value) -> offer(option, value, "command", option.key));
    }

    /** Those of {@link #complaints} that are of the file. */
    List<String> complaintsOfFile() {
        return complaints.subList(complaintsBeforeFile, complaints.size());
    }

    /** One sentence for each thing that could not be used, in reading order. */
    public List<String> complaints() {
        return Collections.unmodifiableList(complaints);
    }

    /**
     * Reads all places, the strongest first.
     *
     * @param argument the text behind {@code -javaagent:sonde.jar=}, may be null
     */
    public Options read(String argument, Properties properties, Map<String, String> environment) {
        readArgument(argument == null ? "" : argument);
        readProperties(properties);
        for (Option option : Options.ALL) {
            String value = environment.get(option.variable());
            if (value != null) {
                offer(option, value, "environment", option.variable());
            }
        }
        complaintsBeforeFile = complaints.size();
        String file = values.get(Options.CONFIG);
        if (file != null) {
            readFile(file);
        }
        return new Options(values, sources);
    }

    private void readArgument(String argument) {
        for (String part : argument.split(",")) {
            String pair = part.trim();
            int equals = pair.indexOf('=');
            if (equals > 0) {
                offer(pair.substring(0, equals).trim(), pair.substring(equals + 1), "argument");
            } else if (!pair.isEmpty()) {
                complaints.add("argument `" + pair + "` is not of the form name=value: ignored");
            }
        }
    }

    private void readProperties(Properties properties) {
        for (String name : properties.stringPropertyNames()) {
            if (name.startsWith(PROPERTY_PREFIX)) {
                offer(name.substring(PROPERTY_PREFIX.length()), properties.getProperty(name), "property");
            }
        }
    }

    private void readFile(String file) {
        Properties lines = new Properties();
        File regular = new File(file);
        // A device or a pipe may never end, or not even begin, and the service waits for its start.
        boolean other = regular.exists() && !regular.isFile();
        if (other || regular.length() > MOST_BYTES_OF_FILE) {
            complainOfFile(file, other ? "it is no regular file" : "it has more than a megabyte");
            return;
        }
        try (InputStream in = new FileInputStream(regular)) {
            lines.load(in);
        } catch (IOException | IllegalArgumentException unreadable) {
            complainOfFile(file, unreadable.getMessage());
            return;
        }
        for (String key : new TreeSet<>(lines.stringPropertyNames())) {
            offer(key, lines.getProperty(key), "file");
        }
    }

    private void complainOfFile(String file, String why) {
        complaints.add("config=" + file + " cannot be read (" + why
                + "): make it a readable properties file; going on without it");
    }

    private void offer(String key, String value, String source) {
        Option option = Options.named(key);
        if (option == null) {
            String known = key.length() > MOST_OF_A_KEY ? "" : "did you mean `" + nearest(key) + "`? ";
            complaints.add("unknown option `" + key + "` (" + source + ") is ignored; " + known
                    + "`java -jar sonde.jar help options` lists all");
        } else {
            offer(option, value, source, key);
        }
    }

    private void offer(Option option, String value, String source, String spelling) {
        String trimmed = value.trim();
        if (values.containsKey(option)) {
            return;
        }
        if (option.kind.accepts(trimmed)) {
            values.put(option, trimmed);
            sources.put(option, source);
        } else {
            complaints.add(spelling + '=' + option.kind.shown(trimmed) + " (" + source + ") is ignored: it takes "
                    + option.kind.words + "; using " + (option.defaultValue.isEmpty() ? "none" : option.defaultValue));
        }
    }

    private static String nearest(String key) {
        String nearest = "";
        int shortest = Integer.MAX_VALUE;
        for (Option option : Options.ALL) {
            int distance = distance(key, option.key);
            if (distance < shortest) {
                shortest = distance;
                nearest = option.key;
            }
        }
        return nearest;
    }

    /** Levenshtein's edit distance. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
