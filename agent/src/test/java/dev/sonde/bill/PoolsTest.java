package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PoolsTest {

    private static final long MUCH_CPU_NANOS = 1_000_000_000;
    private static final long LITTLE_CPU_NANOS = 1_000_000;

    private final Pools pools = new Pools();

    @ParameterizedTest
    @CsvSource({
        "http-nio-8080-exec-12, http-nio-*-exec",
        "pool-3-thread-7, pool-*-thread",
        "ForkJoinPool.commonPool-worker-1, ForkJoinPool.commonPool-worker",
        "main, main",
        "Catalina-utility-2, Catalina-utility",
        "'executor #4', executor",
        "42, unnamed",
        "' ', unnamed"
    })
    void aPoolHasOneNameInEveryInstanceOfAService(String thread, String pool) {
        assertEquals(pool, PoolName.of(thread));
    }

    @Test
    void threadsOfOnePoolShareALine() {
        assertSame(pools.of("worker-1"), pools.of("worker-22"));
    }

    @Test
    void aPoolThatTakesLittleIsOnTheLineForTheRest() {
        pools.of("idle-1").add(LITTLE_CPU_NANOS, 0);
        assertEquals(List.of("other"), names());
        assertEquals(LITTLE_CPU_NANOS, line("other").cpuNanos());
    }

    @Test
    void noLineShrinksWhenAPoolGetsItsOwn() {
        pools.of("worker-1").add(LITTLE_CPU_NANOS, 10);
        pools.of("worker-1").add(MUCH_CPU_NANOS, 20);
        assertEquals(LITTLE_CPU_NANOS, line("other").cpuNanos());
        assertEquals(10, line("other").allocatedBytes());
        assertEquals(MUCH_CPU_NANOS, line("worker").cpuNanos());
        assertEquals(20, line("worker").allocatedBytes());
    }

    @Test
    void aPoolThatAllocatesMuchGetsALineToo() {
        pools.of("reader-1").add(0, 100 << 20);
        assertEquals(100 << 20, line("reader").allocatedBytes());
    }

    @Test
    void poolsAreBoundedAndTheRestIsNotLost() {
        for (char first = 'a'; first <= 'z'; first++) {
            for (char second = 'a'; second <= 'z'; second++) {
                pools.of("task-" + first + second).add(MUCH_CPU_NANOS, 0);
                pools.of("job-" + first + second).add(MUCH_CPU_NANOS, 0);
            }
        }
        assertEquals(31, pools.parts().size());
        assertEquals(
                2 * 26 * 26 * MUCH_CPU_NANOS,
                pools.parts().stream().mapToLong(Part::cpuNanos).sum());
    }

    @Test
    void aPoolCalledLikeALineOfTheBillIsToldApartFromIt() {
        pools.of("agent-1").add(MUCH_CPU_NANOS, 0);
        assertTrue(names().contains("agent (pool)"), names()::toString);
    }

    private List<String> names() {
        return pools.parts().stream().map(part -> part.name).toList();
    }

    private Part line(String name) {
        return pools.parts().stream()
                .filter(part -> part.name.equals(name))
                .findFirst()
                .orElseThrow();
    }
}
