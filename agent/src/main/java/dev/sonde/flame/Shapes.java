package dev.sonde.flame;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Joins exact sums and samples of a window: what an owner took is from its account, how it is spread over its stacks is
 * from the samples. An owner without an account of its own gets its share of the one that its samples name.
 */
final class Shapes {

    /** The part of a request's time that no sample and no event explains: short waits, and waits for a processor. */
    static final String UNSEEN_WAIT = "(short waits, or waiting for a processor)";

    private final Names owners;
    private final List<Slice> slices;
    private final Sums sums = new Sums();

    Shapes(Names owners, List<Slice> slices) {
        this.owners = owners;
        this.slices = slices;
        slices.forEach(slice -> sums.add(slice.sums));
    }

    /** By owner, the shape of what it took; an owner that took nothing has none. */
    Map<String, Shape> of(Kind kind, StackTable stacks) {
        return kind == Kind.WALL ? wall(stacks) : scaled(kind);
    }

    private Map<String, Shape> scaled(Kind kind) {
        Weights seen = seen(kind);
        Map<Integer, Long> seenOfFund = new HashMap<>();
        seen.forEach((key, weight, samples) -> seenOfFund.merge(Weights.fund(key), weight, Long::sum));
        Map<String, Shape> shapes = new TreeMap<>();
        seen.forEach((key, weight, samples) -> {
            int fund = Weights.fund(key);
            double exact = sums.of(owners.name(fund), kind);
            if (exact > 0 && weight > 0) {
                Shape shape = shapes.computeIfAbsent(owners.name(Weights.owner(key)), name -> new Shape());
                shape.add(Weights.stack(key), exact * weight / seenOfFund.get(fund), samples);
            }
        });
        sums.byOwner(kind).forEach((owner, exact) -> {
            if (seenOfFund.getOrDefault(owners.number(owner), 0L) == 0) {
                shapes.computeIfAbsent(owner, name -> new Shape()).add(StackTable.EMPTY, exact, 0);
            }
        });
        return shapes;
    }

    private Map<String, Shape> wall(StackTable stacks) {
        Map<String, Shape> onProcessor = scaled(Kind.CPU);
        Map<String, Shape> blocked = blocked();
        Map<String, Shape> shapes = new TreeMap<>();
        int unseen = stacks.number(Collections.singletonList(UNSEEN_WAIT));
        sums.byOwner(Kind.WALL).forEach((owner, exact) -> {
            Shape known = new Shape();
            known.add(onProcessor.getOrDefault(owner, new Shape()), 1);
            known.add(blocked.getOrDefault(owner, new Shape()), 1);
            Shape shape = new Shape();
            shape.add(known, Math.min(1, exact / Math.max(1, known.sum())));
            shape.add(unseen, Math.max(0, exact - shape.sum()), 0);
            shapes.put(owner, shape);
        });
        return shapes;
    }

    private Map<String, Shape> blocked() {
        Map<String, Shape> shapes = new HashMap<>();
        seen(Kind.WALL)
                .forEach((key, weight, samples) -> shapes.computeIfAbsent(
                                owners.name(Weights.owner(key)), name -> new Shape())
                        .add(Weights.stack(key), (double) weight, samples));
        return shapes;
    }

    private Weights seen(Kind kind) {
        Weights seen = new Weights();
        slices.forEach(slice -> slice.of(kind).forEach(seen::add));
        return seen;
    }
}
