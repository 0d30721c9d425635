package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class BucketsTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    @Test
    void aQuantileIsInterpolatedWithinItsBucket() {
        Buckets buckets = buckets(0.1, 10, 0.2, 30, 1, 40, INFINITY, 40);
        assertEquals(0.05, buckets.quantile(0.125), 1e-9);
        assertEquals(0.15, buckets.quantile(0.5), 1e-9);
        assertEquals(0.6, buckets.quantile(0.875), 1e-9);
        assertEquals(1, buckets.quantile(1), 1e-9);
    }

    @Test
    void emptyBucketsInBetweenAreLeaptOver() {
        assertEquals(0.75, buckets(0.1, 0, 0.5, 0, 1, 8, INFINITY, 8).quantile(0.5), 1e-9);
        assertEquals(0.1, buckets(0.1, 8, 0.5, 8, INFINITY, 8).quantile(1), 1e-9);
    }

    @Test
    void beyondTheHighestBoundThatBoundIsAllThatIsKnown() {
        Buckets buckets = buckets(0.1, 1, 10, 2, INFINITY, 100);
        assertEquals(10, buckets.quantile(0.5), 1e-9);
        assertEquals(10, buckets.highestBoundSeconds(), 1e-9);
    }

    @Test
    void withoutRequestsThereIsNoQuantile() {
        assertTrue(Double.isNaN(new Buckets().quantile(0.5)));
        assertTrue(Double.isNaN(buckets(0.1, 0, INFINITY, 0).quantile(0.5)));
        assertTrue(Double.isNaN(new Buckets().highestBoundSeconds()));
        assertTrue(Double.isNaN(buckets(INFINITY, 3).highestBoundSeconds()));
    }

    @Test
    void theBucketsOfAllStatusesOfAnEndpointAddUp() {
        Buckets buckets = buckets(0.1, 1, INFINITY, 2);
        buckets.add(0.1, 3);
        buckets.add(INFINITY, 4);
        assertEquals(0.1 * 3 / 4, buckets.quantile(0.5), 1e-9);
    }

    @Test
    void whatHasComeSinceAnEarlierScrapeIsTheDifference() {
        Buckets before = buckets(0.1, 100, 1, 100, INFINITY, 100);
        Buckets now = buckets(0.1, 100, 1, 110, INFINITY, 110);
        assertEquals(0.55, now.since(before).quantile(0.5), 1e-9);
        assertEquals(0.05, now.since(new Buckets()).quantile(0.5) * 100 / 110, 1e-9);
    }

    private static Buckets buckets(double... boundsAndCounts) {
        Buckets buckets = new Buckets();
        for (int i = 0; i < boundsAndCounts.length; i += 2) {
            buckets.add(boundsAndCounts[i], boundsAndCounts[i + 1]);
        }
        return buckets;
    }
}
