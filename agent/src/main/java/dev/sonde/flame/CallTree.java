package dev.sonde.flame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** A call and the calls below it, each with what it took; children are sorted, the largest first. Immutable. */
public final class CallTree {

    private static final Comparator<CallTree> LARGEST_FIRST =
            Comparator.<CallTree>comparingLong(tree -> -tree.total).thenComparing(tree -> tree.name);

    /** A method as {@code java.util.HashMap.get}, an owner such as {@code GET /orders}, or {@code (a remark)}. */
    public final String name;

    /** In the unit of the {@link Kind}; what the children took is in it. */
    public final long total;

    public final List<CallTree> children;

    /**
     * A tree.
     *
     * @param self what the call took apart from its children
     */
    public CallTree(String name, long self, List<CallTree> children) {
        List<CallTree> sorted = new ArrayList<>(children);
        sorted.sort(LARGEST_FIRST);
        this.name = name;
        this.children = Collections.unmodifiableList(sorted);
        this.total = self + sorted.stream().mapToLong(child -> child.total).sum();
    }

    public CallTree(String name, long self, CallTree... children) {
        this(name, self, Arrays.asList(children));
    }

    /** What the call took apart from its children. */
    public long self() {
        return total - children.stream().mapToLong(child -> child.total).sum();
    }
}
