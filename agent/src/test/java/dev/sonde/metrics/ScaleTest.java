package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ScaleTest {

    private static final double[] BOUNDS = {0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10};
    private static final long SECOND = 1_000_000_000;

    private final Scale scale = new Scale(BOUNDS);

    @Test
    void aDurationIsInTheFirstBucketWhoseBoundIsNotBelowItInBothKindsOfBuckets() {
        edges().forEach(nanos -> {
            int cell = scale.cell(nanos);
            assertEquals(classicByLooking(nanos), scale.classic(cell), () -> nanos + " ns, classic");
            assertEquals(nativeByLooking(nanos), scale.natives(cell), () -> nanos + " ns, native");
        });
    }

    @Test
    void cellsRiseWithTheDurationAndNoneIsEmpty() {
        int[] cells = edges().sorted().mapToInt(scale::cell).toArray();
        assertTrue(IntStream.range(1, cells.length).allMatch(i -> cells[i - 1] <= cells[i]));
        assertEquals(scale.cells(), Arrays.stream(cells).distinct().count());
    }

    @Test
    void nativeBucketsAreNinePercentWideAndTheirBoundsThoseOfPrometheus() {
        assertEquals(0, Scale.nativeIndex(scale.natives(scale.cell(SECOND))), "up to 1 second, inclusive");
        assertEquals(1, Scale.nativeIndex(scale.natives(scale.cell(SECOND + 1))));
        assertEquals(8, Scale.nativeIndex(scale.natives(scale.cell(2 * SECOND))));
        assertEquals(-8, Scale.nativeIndex(scale.natives(scale.cell(SECOND / 2))));
        assertEquals(1, Scale.nativeIndex(scale.natives(scale.cell((long) (1.0905 * SECOND)))));
        assertEquals(2, Scale.nativeIndex(scale.natives(scale.cell((long) (1.0906 * SECOND)))));
    }

    @Test
    void whatIsTooShortIsZeroAndWhatIsTooLongIsInTheLastBucket() {
        assertEquals(0, scale.natives(scale.cell(0)));
        assertEquals(0, scale.natives(scale.cell(-5)));
        assertEquals(0, scale.natives(scale.cell(953)));
        assertEquals(1, scale.natives(scale.cell(954)));
        assertEquals(Scale.NATIVE_BUCKETS - 1, scale.natives(scale.cell(Long.MAX_VALUE)));
        assertEquals(BOUNDS.length, scale.classic(scale.cell(Long.MAX_VALUE)));
    }

    @Test
    void boundsThatAreOddOrFarOffOrManyAreKept() {
        double[] odd = {1e-9, 3e-7, 0.0123456789, 100_000, 200_000};
        Scale far = new Scale(odd);
        CellCounts tally = new CellCounts(far);
        for (double bound : odd) {
            tally.record((long) (bound * 1e9));
            tally.record((long) (bound * 1e9) + 1);
        }
        assertArrayEquals(new long[] {1, 2, 2, 2, 2, 1}, tally.bucketCounts());
    }

    @Test
    void aTallyCountsWhatSeveralThreadsRecord() throws InterruptedException {
        CellCounts tally = new CellCounts(scale);
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> edges().forEach(tally::record));
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(4 * edges().count(), tally.count());
        long[] classic = new long[BOUNDS.length + 1];
        long[] natives = new long[Scale.NATIVE_BUCKETS];
        tally.addTo(scale, classic, natives);
        assertEquals(tally.count(), LongStream.of(classic).sum());
        assertEquals(tally.count(), LongStream.of(natives).sum());
    }

    /** Around every bound and every power of two, and some at random. */
    private static LongStream edges() {
        LongStream natives = IntStream.range(-170, 120).mapToLong(i -> (long) (Math.pow(2, i / 8.0) * SECOND));
        LongStream classic = Arrays.stream(BOUNDS).mapToLong(bound -> (long) (bound * SECOND));
        LongStream powers = IntStream.range(0, 62).mapToLong(bit -> 1L << bit);
        LongStream around = LongStream.concat(LongStream.concat(natives, classic), powers)
                .flatMap(nanos -> LongStream.of(nanos - 1, nanos, nanos + 1));
        return LongStream.concat(around, new Random(7).longs(10_000, 0, 20 * SECOND));
    }

    private static int classicByLooking(long nanos) {
        int bucket = 0;
        while (bucket < BOUNDS.length && nanos > (long) (BOUNDS[bucket] * SECOND)) {
            bucket++;
        }
        return bucket;
    }

    private static int nativeByLooking(long nanos) {
        int bucket = 0;
        while (bucket < Scale.NATIVE_BUCKETS - 1
                && nanos > (long) (Math.pow(2, Scale.nativeIndex(bucket) / 8.0) * SECOND)) {
            bucket++;
        }
        return bucket;
    }

    @Test
    void countsByOneScaleAreReadByAnotherWithTheSameCells() {
        double[] few = {0.1, 1};
        double[] many = {0.01, 0.1, 0.2, 0.3};
        Scale coarse = new Scale(few, many);
        Scale fine = new Scale(many, few);
        CellCounts tally = new CellCounts(coarse);
        for (long millis : new long[] {5, 10, 150, 200, 201, 500, 5_000}) {
            tally.record(millis * 1_000_000);
        }
        long[] counts = new long[5];
        tally.addTo(fine, counts, null);
        assertArrayEquals(new long[] {2, 0, 2, 1, 2}, counts);
        assertArrayEquals(new long[] {2, 4, 1}, tally.bucketCounts());
    }
}
