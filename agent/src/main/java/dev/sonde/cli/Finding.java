package dev.sonde.cli;

import java.util.Map;

/** What there is to say of attaching to a JVM: that it cannot be done, or what will come of it; and the remedy. */
final class Finding {
    /** A word for programs, such as {@code other-user}. */
    final String key;

    final String text;
    final String remedy;
    /** Whether it stands in the way. */
    final boolean blocks;

    private Finding(String key, String text, String remedy, boolean blocks) {
        this.key = key;
        this.text = text;
        this.remedy = remedy;
        this.blocks = blocks;
    }

    static Finding obstacle(String key, String text, String remedy) {
        return new Finding(key, text, remedy, true);
    }

    static Finding note(String key, String text, String remedy) {
        return new Finding(key, text, remedy, false);
    }

    Map<String, Object> facts() {
        return Facts.of("key", key, "blocks", blocks, "problem", text, "remedy", remedy);
    }

    @Override
    public String toString() {
        return text + "; " + remedy;
    }
}
