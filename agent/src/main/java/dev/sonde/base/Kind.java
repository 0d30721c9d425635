package dev.sonde.base;

/** What kind of value an option takes, in the words of its help text, and how a value is checked. */
public enum Kind {
    SWITCH("true or false"),
    TEXT("text"),
    FILE("a path"),
    ADDRESS("an IP address or host name"),
    PORTS("a port 0 to 65535, or a range such as 9808-9818"),
    PERCENT("a number above 0, at most 100"),
    COUNT("a whole number from 1 to 100000"),
    SECONDS("rising seconds with colons between, such as 0.01:0.1:1"),
    NAMES("names with colons between"),
    NAMING("micrometer or opentelemetry");

    private static final int HIGHEST_COUNT = 100_000;
    private static final double HIGHEST_PERCENT = 100;

    public final String words;

    Kind(String words) {
        this.words = words;
    }

    boolean accepts(String value) {
        try {
            return fits(value);
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }

    // A switch and no lambda per constant: this runs in premain, where the first lambda costs tens of milliseconds.
    private boolean fits(String value) {
        switch (this) {
            case SWITCH:
                return value.equals("true") || value.equals("false");
            case ADDRESS:
                return !value.isEmpty() && value.indexOf(' ') < 0 && value.indexOf('/') < 0;
            case PORTS:
                return PortRange.parse(value) != null;
            case PERCENT:
                double percent = Double.parseDouble(value);
                return percent > 0 && percent <= HIGHEST_PERCENT;
            case COUNT:
                int count = Integer.parseInt(value);
                return count > 0 && count <= HIGHEST_COUNT;
            case SECONDS:
                return Options.parseSeconds(value).length > 0;
            case NAMING:
                return value.equals("micrometer") || value.equals("opentelemetry");
            default:
                return true;
        }
    }
}
