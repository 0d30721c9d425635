package dev.sonde.base;

import java.net.URI;
import java.util.Arrays;

/** What kind of value an option takes, in the words of its help text, and how a value is checked. */
public enum Kind {
    SWITCH("true or false"),
    TEXT("text"),
    FILE("a path"),
    URL("a URL, http or https"),
    SECRET("a path, or env:NAME for a variable of the environment"),
    ADDRESS("an IP address or host name"),
    PORTS("a port 0 to 65535, or a range such as 9808-9818"),
    PERCENT("a number above 0, at most 100"),
    COUNT("a whole number from 1 to 100000"),
    SECONDS("rising seconds with colons between, such as 0.01:0.1:1"),
    NAMES("names with colons between"),
    NAMING("micrometer or opentelemetry"),
    HISTOGRAMS("explicit or exponential"),
    UNTEMPLATED("group, ignore or guess"),
    IN_FLIGHT("endpoint, total or off"),
    HEADER_LABELS("label=Header=value|value with colons between, such as plan=X-Plan=free|gold|*none"),
    LABELS("name=value with colons between, such as team=shop:region=eu");

    private static final int HIGHEST_COUNT = 100_000;
    private static final double HIGHEST_PERCENT = 100;

    public final String words;

    Kind(String words) {
        this.words = words;
    }

    /** The value as it may be told: what could be a secret is left out. */
    public String shown(String value) {
        if (this == SECRET) {
            return Secret.shown(value);
        }
        return this == URL ? value.replaceFirst("//[^/]*@", "//***@").replaceFirst("\\?.*", "?***") : value;
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
                return Seconds.parse(value).length > 0;
            case URL:
                return isUrl(URI.create(value));
            case HISTOGRAMS:
            case UNTEMPLATED:
            case IN_FLIGHT:
                return Arrays.asList(words.split(", | or ")).contains(value);
            case HEADER_LABELS:
                return HeaderLabel.parse(value) != null;
            case LABELS:
                return Labels.parse(value) != null;
            case NAMING:
                return value.equals("micrometer") || value.equals("opentelemetry");
            default:
                return true;
        }
    }

    // A name or password in a URL would be told wherever the URL is: they belong into a header.
    private static boolean isUrl(URI url) {
        String scheme = url.getScheme();
        return ("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))
                && url.getHost() != null
                && url.getRawUserInfo() == null
                && url.getRawFragment() == null;
    }
}
