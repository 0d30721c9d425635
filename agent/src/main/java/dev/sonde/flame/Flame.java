package dev.sonde.flame;

/** The answer to a {@link Query}. Immutable. */
public final class Flame {

    public final Query query;

    /** Its root is {@code all} with the owners below it, or the one owner asked for. */
    public final CallTree tree;

    /** What it was drawn from. */
    public final Evidence evidence;

    public Flame(Query query, CallTree tree, Evidence evidence) {
        this.query = query;
        this.tree = tree;
        this.evidence = evidence;
    }
}
