package dev.sonde.cli;

import dev.sonde.base.OptionReader;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** Options of the agent that are given as words to a command. */
final class GivenOptions {

    private GivenOptions() {}

    /**
     * The words as the agent takes them, with commas between.
     *
     * @throws IllegalArgumentException if one of them makes no sense, before any JVM hears of it
     */
    static String joined(List<String> words) {
        for (String word : words) {
            if (word.indexOf('=') < 1) {
                throw new IllegalArgumentException("an option is name=value, not " + word);
            } else if (word.indexOf(',') >= 0) {
                throw new IllegalArgumentException("a comma separates options and is in none: " + word);
            }
        }
        String joined = String.join(",", words);
        OptionReader reader = new OptionReader();
        reader.read(joined, new Properties(), Collections.emptyMap());
        for (String complaint : reader.complaints()) {
            // That file is the JVM's, which may see others than this program.
            if (!complaint.startsWith("config=")) {
                throw new IllegalArgumentException(complaint);
            }
        }
        return joined;
    }
}
