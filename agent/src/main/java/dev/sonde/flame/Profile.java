package dev.sonde.flame;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What the service was seen doing in the last hour, by owner and stack, in sums that are exact: clocks and counters say
 * how much, samples say where. Any thread.
 */
public final class Profile implements Flames {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final long COUNTED_NANOS = 10_000_000_000L;
    private static final int MOST_STACKS = 60_000;
    private static final int MOST_ENTRIES = 100_000;
    private static final int MOST_OWNERS = 5_000;
    private static final String ALL = "all";
    private static final String FURTHER = "(further)";

    private final List<Account> accounts;
    private final Names owners = new Names(MOST_OWNERS);
    private final Map<Kind, String> sources = new EnumMap<>(Kind.class);
    private final History history;
    private final int furtherOwners = owners.number(FURTHER);
    private Sums before;
    private final HotMethods hotMethods = new HotMethods();
    private long deliveredNanos;
    private long countedNanos;

    /**
     * Begins now.
     *
     * @param accounts which together know what every owner took
     */
    public Profile(List<Account> accounts, long nowNanos) {
        this.accounts = new ArrayList<>(accounts);
        this.history = new History(nowNanos, MOST_STACKS, MOST_ENTRIES);
        this.deliveredNanos = nowNanos;
        this.countedNanos = nowNanos;
        this.before = read();
    }

    /** Tells which event the samples of a kind come from, for those who read the graph. */
    public synchronized void comesFrom(Kind kind, String source) {
        sources.put(kind, source);
    }

    /**
     * Takes a sample, which may be late.
     *
     * @param bottomFirst names of the calls, the outermost first
     */
    public synchronized void add(StackSample sample, List<String> bottomFirst) {
        history.add(sample, Weights.key(number(sample.owner), number(sample.fund), StackTable.EMPTY), bottomFirst);
    }

    /** All samples of what happened before that instant have come. */
    public synchronized void delivered(long untilNanos) {
        deliveredNanos = untilNanos;
    }

    /** Ends a slice, the least that a window can be. To be called every few seconds. */
    public synchronized void slice(long nowNanos) {
        Sums now = read();
        history.close(nowNanos, now.since(before));
        before = now;
        countMethods();
    }

    /** CPU microseconds so far of the methods that take most themselves. */
    public synchronized Map<String, Double> methodMicros() {
        return hotMethods.micros();
    }

    /** In windows that are long enough for samples to tell something, once those have come. */
    private void countMethods() {
        long endNanos = history.lastEnd(deliveredNanos);
        if (endNanos - countedNanos >= COUNTED_NANOS) {
            List<Slice> slices = history.window(countedNanos, endNanos);
            hotMethods.add(new Shapes(owners, slices).of(Kind.CPU, history.stacks()), history.stacks());
            countedNanos = endNanos;
        }
    }

    @Override
    public synchronized Flame flame(Query query) {
        long nowNanos = System.nanoTime();
        long latestNanos = nowNanos - (long) (query.agoSeconds * NANOS_PER_SECOND);
        long endNanos = history.lastEnd(latestNanos - deliveredNanos < 0 ? latestNanos : deliveredNanos);
        List<Slice> slices = history.window(endNanos - (long) (query.lastSeconds * NANOS_PER_SECOND), endNanos);
        Map<String, Shape> shapes = new Shapes(owners, slices).of(query.kind, history.stacks());
        long startNanos = slices.isEmpty() ? endNanos : slices.get(0).fromNanos;
        double nowSeconds = System.currentTimeMillis() / 1e3;
        long samples = 0;
        for (Map.Entry<String, Shape> each : shapes.entrySet()) {
            samples += query.owner == null || query.owner.equals(each.getKey())
                    ? each.getValue().samples()
                    : 0;
        }
        Evidence evidence = new Evidence(
                nowSeconds - (nowNanos - startNanos) / NANOS_PER_SECOND,
                nowSeconds - (nowNanos - endNanos) / NANOS_PER_SECOND,
                samples,
                sources.getOrDefault(query.kind, ""));
        return new Flame(query, tree(query, shapes), evidence);
    }

    private CallTree tree(Query query, Map<String, Shape> shapes) {
        if (query.owner != null) {
            return shapes.getOrDefault(query.owner, new Shape()).tree(query.owner, history.stacks());
        }
        List<CallTree> trees = new ArrayList<>();
        shapes.forEach((owner, shape) -> trees.add(shape.tree(owner, history.stacks())));
        return new CallTree(ALL, 0, trees);
    }

    private int number(String owner) {
        int number = owners.number(owner);
        return number == Names.NONE ? furtherOwners : number;
    }

    private Sums read() {
        Sums sums = new Sums();
        accounts.forEach(account -> account.addTo(sums));
        return sums;
    }
}
