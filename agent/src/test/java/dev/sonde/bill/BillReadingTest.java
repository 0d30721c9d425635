package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
