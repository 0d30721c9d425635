package dev.sonde.flame;

import java.util.List;

/** Builds a {@link CallTree} out of stacks that all have one owner. Not for several threads at once. */
public final class CallTreeBuilder {

    private static final int MOST_CALLS = 200_000;

    private final StackTable stacks = new StackTable(MOST_CALLS);
    private final Shape shape = new Shape();

    /**
     * Adds a sample.
     *
     * @param weight only the proportions matter
     */
    public void add(List<String> bottomFirst, double weight) {
        shape.add(stacks.number(bottomFirst), weight, 1);
    }

    /** How many there are. */
    public long samples() {
        return shape.samples();
    }

    /** The weights added up. */
    public double sum() {
        return shape.sum();
    }

    /**
     * The tree, whose total is what is to be spread over the samples; without any, it has a root only.
     *
     * @param name of the root
     */
    public CallTree tree(String name, long total) {
        if (shape.sum() <= 0) {
            return new CallTree(name, total);
        }
        Shape spread = new Shape();
        spread.add(shape, total / shape.sum());
        return spread.tree(name, stacks);
    }
}
