package dev.sonde.base;

/** The TCP ports a server may take: one, a range of which the first free one is taken, or 0 for any free one. */
public final class PortRange {

    private static final int HIGHEST = 65_535;

    public final int first;
    public final int last;

    private PortRange(int first, int last) {
        this.first = first;
        this.last = last;
    }

    /**
     * Reads {@code 9808}, {@code 9808-9818} or {@code 0}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static PortRange parse(String text) {
        int dash = text.indexOf('-');
        int first = port(dash < 0 ? text : text.substring(0, dash));
        int last = dash < 0 ? first : port(text.substring(dash + 1));
        if (last < first) {
            throw new IllegalArgumentException(text);
        }
        return new PortRange(first, last);
    }

    private static int port(String digits) {
        int port = Integer.parseInt(digits.trim());
        if (port < 0 || port > HIGHEST) {
            throw new IllegalArgumentException(digits);
        }
        return port;
    }

    @Override
    public String toString() {
        return first == last ? Integer.toString(first) : first + "-" + last;
    }
}
