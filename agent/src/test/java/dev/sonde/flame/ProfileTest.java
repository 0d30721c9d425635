package dev.sonde.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Exact sums, spread over stacks by samples. */
final class ProfileTest {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final long start = System.nanoTime() - 7_200 * SECOND;
    private final Map<String, Long> cpuMicros = new TreeMap<>();
    private final Map<String, Long> wallMicros = new TreeMap<>();
    private final Profile profile = new Profile(List.of(this::addTo), start);
    private long seconds;

    @Test
    void theTotalIsTheClocksAndTheShapeIsTheSamples() {
        took("GET /a", 1_000_001);
        seen("GET /a", 30, "main", "service", "sort");
        seen("GET /a", 10, "main", "service");
        after(5);
        CallTree tree = cpu("GET /a", 60);
        assertEquals(1_000_001, tree.total);
        assertEquals("service", tree.children.get(0).children.get(0).name);
        CallTree service = tree.children.get(0).children.get(0);
        assertEquals(250_000.0, (double) service.self(), 1);
        assertEquals(750_001.0, (double) service.children.get(0).self(), 1);
    }

    @Test
    void whatNobodySampledIsThereWithoutAShape() {
        took("gc", 500);
        took("GET /a", 100);
        seen("GET /a", 1, "main");
        after(5);
        CallTree all = cpu(null, 60);
        assertEquals("all", all.name);
        assertEquals(600, all.total);
        assertEquals("gc", all.children.get(0).name);
        assertEquals(500, all.children.get(0).self());
    }

    @Test
    void samplesOfAnOwnerThatTookNothingShowNothing() {
        seen("GET /a", 1, "main");
        after(5);
        assertEquals(0, cpu(null, 60).total);
        assertEquals(0, cpu("GET /a", 60).total);
    }

    @Test
    void aGroupsClockIsSharedAmongThoseWhoseSamplesNameIt() {
        took("virtual threads", 1_000);
        profile.add(new StackSample(now(), Kind.CPU, "GET /a", "virtual threads", 60), List.of("a"));
        profile.add(new StackSample(now(), Kind.CPU, "GET /b", "virtual threads", 30), List.of("b"));
        profile.add(new StackSample(now(), Kind.CPU, "virtual threads", 10), List.of("c"));
        after(5);
        assertEquals(600, cpu("GET /a", 60).total);
        assertEquals(300, cpu("GET /b", 60).total);
        assertEquals(100, cpu("virtual threads", 60).total);
        assertEquals(1_000, cpu(null, 60).total);
    }

    @Test
    void whatOnlyThatGroupsSamplesExplainIsAddedToWhatTheOwnersClockSays() {
        took("virtual threads", 1_000);
        took("GET /a", 70);
        profile.add(new StackSample(now(), Kind.CPU, "GET /a", "virtual threads", 1), List.of("a"));
        profile.add(new StackSample(now(), Kind.CPU, "GET /a", 1), List.of("a"));
        after(5);
        assertEquals(1_070, cpu("GET /a", 60).total);
    }

    @Test
    void aWindowHoldsItsOwnSlicesOnly() {
        for (int i = 1; i <= 12; i++) {
            took("GET /a", i);
            after(5);
        }
        assertEquals(78, cpu("GET /a", 60).total);
        assertEquals(11 + 12, cpu("GET /a", 10).total);
    }

    @Test
    void aLateSampleBelongsToItsOwnTime() {
        took("GET /a", 100);
        long then = now();
        after(5);
        took("GET /a", 200);
        after(5);
        profile.add(new StackSample(then, Kind.CPU, "GET /a", 1), List.of("late"));
        Flame first = flame(Kind.CPU, "GET /a", 5, 5);
        assertEquals("late", first.tree.children.get(0).name);
        assertEquals(100, first.tree.total);
        assertEquals(0, flame(Kind.CPU, "GET /a", 5, 0).tree.children.size());
    }

    @Test
    void aWindowDoesNotReachBeyondWhatHasCome() {
        took("GET /a", 100);
        seen("GET /a", 1, "main");
        after(5);
        took("GET /a", 50);
        profile.slice(now() + 5 * SECOND);
        assertEquals(100, cpu("GET /a", 60).total);
    }

    @Test
    void timeIsOnAProcessorOrBlockedOrUnexplained() {
        took("GET /a", 200);
        wallMicros.put("GET /a", 1_000L);
        seen("GET /a", 1, "run");
        profile.add(new StackSample(now(), Kind.WALL, "GET /a", 500), List.of("run", "(monitor)"));
        after(5);
        CallTree wall = flame(Kind.WALL, "GET /a", 60, 0).tree;
        assertEquals(1_000, wall.total);
        assertEquals(Map.of("run", 700L, Shapes.UNSEEN_WAIT, 300L), children(wall));
        assertEquals(200, wall.children.get(0).self());
    }

    @Test
    void timeIsNeverMoreThanTheRequestsTook() {
        took("GET /a", 900);
        wallMicros.put("GET /a", 1_000L);
        seen("GET /a", 1, "run");
        profile.add(new StackSample(now(), Kind.WALL, "GET /a", 1_100), List.of("(parked)"));
        after(5);
        CallTree wall = flame(Kind.WALL, "GET /a", 60, 0).tree;
        assertEquals(1_000, wall.total);
        assertEquals(Map.of("run", 450L, "(parked)", 550L), children(wall));
    }

    @Test
    void minutesThatAreLongAgoAreKeptByTheMinute() {
        for (int i = 0; i < 360; i++) {
            took("GET /a", 1);
            seen("GET /a", 1, "main");
            after(5);
        }
        assertEquals(360, cpu("GET /a", 3_600).total);
        assertEquals(12, (double) flame(Kind.CPU, "GET /a", 60, 1_200).tree.total, 12);
        assertEquals(360, flame(Kind.CPU, "GET /a", 3_600, 0).evidence.samples);
    }

    @Test
    void whatIsOlderThanAnHourIsForgotten() {
        took("GET /a", 5);
        after(5);
        for (int i = 0; i < 735; i++) {
            after(5);
        }
        assertEquals(0, cpu(null, 100_000).total);
    }

    @Test
    void aFloodOfStacksIsBoundedAndAllOfItsWeightIsKept() {
        took("GET /a", 1_000_000);
        for (int i = 0; i < 150_000; i++) {
            seen("GET /a", 1, "main", "call" + i);
        }
        after(5);
        CallTree tree = cpu("GET /a", 60);
        assertEquals(1_000_000, tree.total);
        assertTrue(size(tree) <= 60_000, () -> "size " + size(tree));
        took("GET /a", 1_000);
        seen("GET /a", 1, "other");
        after(5);
        assertEquals("other", cpu("GET /a", 5).children.get(0).name, "there is room again");
    }

    @Test
    void aFloodOfTimeIsBoundedByForgettingTheOldest() {
        for (int slice = 0; slice < 60; slice++) {
            took("GET /a", 1_000);
            for (int i = 0; i < 5_000; i++) {
                seen("GET /a", 1, "call" + i, "in" + slice % 2);
            }
            after(5);
        }
        assertEquals(1_000, cpu("GET /a", 5).total);
        long kept = cpu("GET /a", 3_600).total;
        assertTrue(kept >= 9_000 && kept <= 21_000, () -> "kept " + kept);
    }

    @Test
    void methodsThatTakeAHundredthOfAllAreToldApart() {
        took("GET /a", 990_000);
        took("gc", 10_000);
        seen("GET /a", 899, "main", "hot");
        seen("GET /a", 91, "main");
        seen("GET /a", 9, "main", "cool");
        after(11);
        after(5);
        Map<String, Double> methods = profile.methodMicros();
        assertEquals(Set.of("other", "hot", "main"), methods.keySet());
        assertEquals(990_000.0 * 899 / 999, methods.get("hot"), 1);
        assertEquals(
                1_000_000,
                methods.values().stream().mapToDouble(Double::doubleValue).sum(),
                1);
    }

    @Test
    void methodsAreToldApartUpToANumber() {
        for (int window = 0; window < 10; window++) {
            took("GET /a", 1_000);
            for (int i = 0; i < 10; i++) {
                seen("GET /a", 1, "method" + window + i);
            }
            after(11);
        }
        after(5);
        assertEquals(41, profile.methodMicros().size());
    }

    private void took(String owner, long micros) {
        cpuMicros.merge(owner, micros, Long::sum);
    }

    private void seen(String owner, long weight, String... bottomFirst) {
        profile.add(new StackSample(now(), Kind.CPU, owner, weight), List.of(bottomFirst));
    }

    private void after(long passed) {
        seconds += passed;
        profile.slice(start + seconds * SECOND);
        profile.delivered(start + seconds * SECOND);
    }

    private long now() {
        return start + seconds * SECOND + SECOND;
    }

    private CallTree cpu(String owner, double lastSeconds) {
        return flame(Kind.CPU, owner, lastSeconds, 0).tree;
    }

    /** As of the last slice, which lies two hours back or less. */
    private Flame flame(Kind kind, String owner, double lastSeconds, double agoSeconds) {
        double sinceLastSlice = (System.nanoTime() - start) / 1e9 - seconds;
        double ago = agoSeconds == 0 ? 0 : sinceLastSlice + agoSeconds - 0.5;
        return profile.flame(new Query(owner, kind, lastSeconds, ago));
    }

    private static Map<String, Long> children(CallTree tree) {
        Map<String, Long> children = new TreeMap<>();
        tree.children.forEach(child -> children.put(child.name, child.total));
        return children;
    }

    private static int size(CallTree tree) {
        List<CallTree> all = new ArrayList<>(List.of(tree));
        for (int i = 0; i < all.size(); i++) {
            all.addAll(all.get(i).children);
        }
        return all.size();
    }

    private void addTo(Sums sums) {
        cpuMicros.forEach((owner, micros) -> sums.add(owner, Kind.CPU, micros));
        wallMicros.forEach((owner, micros) -> sums.add(owner, Kind.WALL, micros));
    }
}
