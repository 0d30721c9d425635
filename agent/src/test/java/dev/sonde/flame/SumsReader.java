package dev.sonde.flame;

/** What other packages put into sums. */
public final class SumsReader {

    private SumsReader() {}

    /** What an owner took. */
    public static long of(Sums sums, String owner, Kind kind) {
        return sums.of(owner, kind);
    }
}
