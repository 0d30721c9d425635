package dev.sonde.base;

/** One option: its key, what it takes, its default and what it is for. */
public final class Option {

    public final String key;
    public final Kind kind;
    public final String defaultValue;
    public final String help;
    /** Whether it can change while the agent runs. */
    public final boolean isLive;

    Option(String key, Kind kind, String defaultValue, String help, boolean isLive) {
        this.key = key;
        this.kind = kind;
        this.defaultValue = defaultValue;
        this.help = help;
        this.isLive = isLive;
    }

    /** The system property of this option. */
    public String property() {
        return "sonde." + key;
    }

    /** The environment variable of this option. */
    public String variable() {
        return property().toUpperCase(java.util.Locale.ROOT).replace('.', '_').replace('-', '_');
    }

    @Override
    public String toString() {
        return key;
    }
}
