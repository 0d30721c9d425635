package dev.sonde.flame;

import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What each owner took, exactly, by kind. Not for several threads at once. */
public final class Sums {

    private final Map<Kind, Map<String, Long>> byKind = new EnumMap<>(Kind.class);

    /**
     * Adds to what an owner took.
     *
     * @param amount in the unit of the kind
     */
    public void add(String owner, Kind kind, long amount) {
        byKind.computeIfAbsent(kind, each -> new HashMap<>()).merge(owner, amount, Long::sum);
    }

    /** Adds all of another's. */
    void add(Sums other) {
        other.byKind.forEach((kind, amounts) -> amounts.forEach((owner, amount) -> add(owner, kind, amount)));
    }

    /** What was added since an earlier state; what shrank, as a rest does when its owner becomes known, counts as 0. */
    Sums since(Sums before) {
        Sums difference = new Sums();
        byKind.forEach((kind, amounts) -> amounts.forEach((owner, amount) -> {
            long grown = amount - before.of(owner, kind);
            if (grown > 0) {
                difference.add(owner, kind, grown);
            }
        }));
        return difference;
    }

    /** What an owner took; 0 if it is not known. */
    long of(String owner, Kind kind) {
        return byOwner(kind).getOrDefault(owner, 0L);
    }

    Map<String, Long> byOwner(Kind kind) {
        return byKind.getOrDefault(kind, Collections.emptyMap());
    }
}
