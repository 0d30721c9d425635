package dev.sonde.jmh.gate.store;

/**
 * A trait that two runs do not share.
 *
 * @param trait its name
 * @param before its value on the first side
 * @param after its value on the second side
 */
public record Difference(String trait, String before, String after) {

    /** Returns it in words. */
    public String words() {
        return trait + " (" + shown(before) + " before, " + shown(after) + " after)";
    }

    private static String shown(String value) {
        return value.isEmpty() ? "none" : value;
    }
}
