package dev.sonde.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Chance;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Sums by key, held against a map of the JDK's. */
final class WeightsTest {

    private static final int ROUNDS = 50;
    private static final int MOST_ADDED = 2_000;

    @Test
    void allThatIsAddedIsThereByItsKey() {
        Chance.rounds(ROUNDS, chance -> {
            Weights weights = new Weights();
            Map<Long, Long> sums = new TreeMap<>();
            Map<Long, Integer> samples = new TreeMap<>();
            for (int left = chance.below(MOST_ADDED); left > 0; left--) {
                long key = Weights.key(chance.below(40), chance.below(3), chance.below(8));
                int weight = 1 + chance.below(1_000);
                weights.add(key, weight, 2);
                sums.merge(key, (long) weight, Long::sum);
                samples.merge(key, 2, Integer::sum);
            }
            Map<Long, Long> seen = new TreeMap<>();
            Map<Long, Integer> seenSamples = new TreeMap<>();
            weights.forEach((key, weight, count) -> {
                seen.merge(key, weight, Long::sum);
                seenSamples.merge(key, count, Integer::sum);
            });
            assertEquals(sums, seen);
            assertEquals(samples, seenSamples);
            assertEquals(sums.size(), weights.size());
        });
    }

    @Test
    void aKeyIsItsOwnerItsFundAndItsStack() {
        int most = (1 << 16) - 1;
        int highest = (1 << 24) - 1;
        long key = Weights.key(most, 7, highest);
        assertEquals(most, Weights.owner(key));
        assertEquals(7, Weights.fund(key));
        assertEquals(highest, Weights.stack(key));
        assertEquals(Weights.key(most, 7, 3), Weights.withStack(key, 3));
        assertEquals(0, Weights.owner(Weights.key(0, most, 0)));
    }
}
