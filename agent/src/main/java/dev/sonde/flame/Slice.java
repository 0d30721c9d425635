package dev.sonde.flame;

import java.util.EnumMap;
import java.util.Map;

/** A stretch of time: what was seen in it, and once it is over, what each owner took. */
final class Slice {

    final long fromNanos;
    /** When it was over. */
    final long toNanos;

    final Map<Kind, Weights> weights;
    final Sums sums;

    Slice(long fromNanos, long toNanos, Map<Kind, Weights> weights, Sums sums) {
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.weights = weights;
        this.sums = sums;
    }

    /** One that begins then, with nothing in it. */
    static Slice empty(long fromNanos) {
        return new Slice(fromNanos, fromNanos, new EnumMap<>(Kind.class), new Sums());
    }

    /** The two as one. */
    Slice with(Slice next) {
        Map<Kind, Weights> both = new EnumMap<>(Kind.class);
        weights.forEach((kind, each) -> each.forEach(of(both, kind)::add));
        next.weights.forEach((kind, each) -> each.forEach(of(both, kind)::add));
        Sums total = new Sums();
        total.add(sums);
        total.add(next.sums);
        return new Slice(fromNanos, next.toNanos, both, total);
    }

    /** The weights of a kind, made if there are none. */
    Weights of(Kind kind) {
        return of(weights, kind);
    }

    int entries() {
        return weights.values().stream().mapToInt(Weights::size).sum();
    }

    private static Weights of(Map<Kind, Weights> weights, Kind kind) {
        return weights.computeIfAbsent(kind, each -> new Weights());
    }

    long nanos() {
        return toNanos - fromNanos;
    }
}
