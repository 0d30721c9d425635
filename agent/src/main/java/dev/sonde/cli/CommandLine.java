package dev.sonde.cli;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a Java process was started with, and what it is called by that: its main class or its jar. */
final class CommandLine {
    /** Options of the launcher whose value is the next word. */
    private static final Set<String> WITH_VALUE = new HashSet<>(Arrays.asList(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--upgrade-module-path",
            "--add-modules",
            "--limit-modules",
            "--add-reads",
            "--add-exports",
            "--add-opens",
            "--enable-native-access",
            "--patch-module",
            "--source"));

    private CommandLine() {}

    /** The name, empty if the words do not tell. */
    static String name(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            if (word.equals("-jar")) {
                return next.substring(next.lastIndexOf('/') + 1);
            } else if (word.equals("-m") || word.equals("--module")) {
                return next.substring(next.indexOf('/') + 1);
            } else if (word.startsWith("--module=")) {
                return word.substring(Math.max(word.indexOf('/'), word.indexOf('=')) + 1);
            } else if (WITH_VALUE.contains(word)) {
                i++;
            } else if (!word.startsWith("-") && !word.startsWith("@")) {
                return word;
            }
        }
        return "";
    }
}
