package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.flame.Kind;
import dev.sonde.flame.Sums;
import dev.sonde.flame.SumsReader;
import dev.sonde.live.FiguresReader;
import dev.sonde.live.Topic;
import org.junit.jupiter.api.Test;

/** A bill adds up to the total, and what nobody is known to have taken never shrinks. */
final class BillReadingTest {

    private static final long SECOND = 1_000_000_000;

    private final Lines lines = new Lines(() -> false);

    @Test
    void whatNobodyTookIsTheTotalLessAllLines() {
        lines.requests.add(2 * SECOND, 700);
        lines.agent.add(SECOND, 100);
        BillReading reading = new BillReading(lines.all(), 5 * SECOND, 1_000, null);
        assertEquals(2, reading.cpuSeconds(Lines.UNATTRIBUTED));
        assertEquals(200, reading.allocatedBytes(Lines.UNATTRIBUTED));
        assertEquals(2 * SECOND, reading.unattributedCpuNanos());
        assertEquals(5, reading.totalCpuSeconds());
        assertEquals(2, reading.cpuSeconds(Lines.REQUESTS));
        assertEquals(100, reading.allocatedBytes(Lines.AGENT));
        assertEquals(
                5,
                reading.cpuSeconds().stream()
                        .mapToDouble(sample -> sample.value)
                        .sum());
    }

    @Test
    void whatWasUnattributedStaysSo() {
        BillReading before = new BillReading(lines.all(), 3 * SECOND, 300, null);
        lines.requests.add(2 * SECOND, 250);
        BillReading after = new BillReading(lines.all(), 4 * SECOND, 400, before);
        assertEquals(3, after.cpuSeconds(Lines.UNATTRIBUTED));
        assertEquals(300, after.allocatedBytes(Lines.UNATTRIBUTED));
    }

    @Test
    void withoutATotalNothingIsUnattributed() {
        BillReading reading = new BillReading(lines.all(), -1, -1, null);
        assertEquals(0, reading.unattributedCpuNanos());
        assertEquals(lines.all().size(), reading.cpuSeconds().size());
        assertEquals(0, new BillReading(lines.all(), 0, 0, null).cpuSeconds(Lines.UNATTRIBUTED));
    }

    @Test
    void whatNoThreadWasAskedAboutIsTheRestOfThePools() {
        lines.requests.add(2 * SECOND, 0);
        BillReading before = new BillReading(lines.all(), 3 * SECOND, 0, null);
        lines.addRest(10 * SECOND, before);
        assertEquals(7, new BillReading(lines.all(), 10 * SECOND, 0, before).cpuSeconds(Pools.REST));
        lines.addRest(9 * SECOND, null);
        assertEquals(7, new BillReading(lines.all(), 10 * SECOND, 0, before).cpuSeconds(Pools.REST));
    }

    @Test
    void allLinesAreToldAndAllButTheRequestsAreSums() {
        lines.requests.add(2 * SECOND, 700);
        lines.agent.add(SECOND, 100);
        BillReading reading = new BillReading(lines.all(), 5 * SECOND, 1_000, null);
        FiguresReader told = new FiguresReader();
        reading.tell(told.figures());
        assertEquals(2.0, told.of(Topic.CPU).get(Lines.REQUESTS));
        assertEquals(100.0, told.of(Topic.ALLOCATION).get(Lines.AGENT));
        Sums sums = new Sums();
        reading.addTo(sums);
        assertEquals(1_000_000, SumsReader.of(sums, Lines.AGENT, Kind.CPU));
        assertEquals(100, SumsReader.of(sums, Lines.AGENT, Kind.ALLOCATION));
        assertEquals(0, SumsReader.of(sums, Lines.REQUESTS, Kind.CPU));
        assertEquals(
                1_000,
                reading.allocatedBytes().stream()
                        .mapToDouble(sample -> sample.value)
                        .sum());
    }
}
