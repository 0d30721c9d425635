package dev.sonde.push;

/** How much of a push the other side has taken: all, or all but some data points. Immutable. */
final class Taken {

    static final Taken WHOLE = new Taken(0, "");

    private static final int LONGEST_REASON = 120;

    /** How many it says it did not take. */
    final long rejectedPoints;
    /** Its own words for why, fit for a log; may be empty. */
    final String reason;

    Taken(long rejectedPoints, String words) {
        this.rejectedPoints = rejectedPoints;
        String printable = words.replaceAll("[^ -~]", "?");
        this.reason = printable.substring(0, Math.min(printable.length(), LONGEST_REASON));
    }
}
