package dev.sonde.cli;

import dev.sonde.cli.attach.Attachment;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** The names of the classes that a JVM has loaded; on Java 8 of those only that have an object. */
final class LoadedClasses {
    private static final int NAME_COLUMN = 3;

    private final Attachment attachment;

    LoadedClasses(Attachment attachment) {
        this.attachment = attachment;
    }

    Set<String> names() throws IOException {
        try {
            return ofHierarchy(attachment.jcmd("VM.class_hierarchy"));
        } catch (IOException java8) {
            return ofHistogram(attachment.histogram());
        }
    }

    /** Lines such as {@code |  |--java.util.HashMap/0x00007f0000000000}. */
    static Set<String> ofHierarchy(String text) {
        Set<String> names = new HashSet<>();
        for (String line : text.split("\n")) {
            String name = line.replaceFirst("^[|\\s-]+", "").trim();
            int loader = name.lastIndexOf('/');
            names.add(loader < 0 ? name : name.substring(0, loader));
        }
        return names;
    }

    /** Lines such as {@code   1:   2   64  java.util.HashMap (java.base@11)}. */
    static Set<String> ofHistogram(String text) {
        Set<String> names = new HashSet<>();
        for (String line : text.split("\n")) {
            String[] words = line.trim().split("\\s+");
            if (words.length > NAME_COLUMN && words[0].endsWith(":")) {
                names.add(words[NAME_COLUMN]);
            }
        }
        return names;
    }
}
