package dev.sonde.base;

import java.util.function.Consumer;

/** What kind of value an option takes, in the words of its help text, and how a value is checked. */
public enum Kind {
    SWITCH("true or false", Kind::checkSwitch),
    TEXT("text", text -> {}),
    FILE("a path", text -> {}),
    ADDRESS("an IP address or host name", Kind::checkAddress),
    PORTS("a port 0 to 65535, or a range such as 9808-9818", PortRange::parse),
    COUNT("a whole number from 1 to 100000", Kind::checkCount),
    SECONDS("rising seconds with colons between, such as 0.01:0.1:1", Options::parseSeconds),
    NAMES("names with colons between", text -> {}),
    NAMING("micrometer or opentelemetry", Kind::checkNaming);

    private static final int HIGHEST_COUNT = 100_000;

    public final String words;
    private final Consumer<String> check;

    Kind(String words, Consumer<String> check) {
        this.words = words;
        this.check = check;
    }

    boolean accepts(String value) {
        try {
            check.accept(value);
            return true;
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }

    private static void checkSwitch(String text) {
        require(text.equals("true") || text.equals("false"));
    }

    private static void checkNaming(String text) {
        require(text.equals("micrometer") || text.equals("opentelemetry"));
    }

    private static void checkAddress(String text) {
        require(!text.isEmpty() && text.indexOf(' ') < 0 && text.indexOf('/') < 0);
    }

    private static void checkCount(String text) {
        int count = Integer.parseInt(text);
        require(count > 0 && count <= HIGHEST_COUNT);
    }

    private static void require(boolean fits) {
        if (!fits) {
            throw new IllegalArgumentException();
        }
    }
}
