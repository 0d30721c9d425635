package dev.sonde.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which slice a sample is in, and how long slices are kept. */
final class HistoryTest {

    private static final long SECOND = 1_000_000_000;
    private static final int MUCH = 1_000;

    private History history = new History(0, MUCH, MUCH);

    @Test
    void aSampleIsInTheSliceThatBeginsWithIt() {
        history.close(10 * SECOND, new Sums());
        history.close(20 * SECOND, new Sums());
        seen(0, 1);
        seen(-1, 2);
        seen(10 * SECOND, 3);
        seen(20 * SECOND - 1, 4);
        seen(20 * SECOND, 5);
        history.close(30 * SECOND, new Sums());
        assertEquals(List.of(1, 2, 1), all().stream().map(Slice::entries).toList());
    }

    @Test
    void theLastEndIsThatOfTheLastSliceThatIsOver() {
        history.close(10 * SECOND, new Sums());
        history.close(20 * SECOND, new Sums());
        assertEquals(5, history.lastEnd(5));
        assertEquals(10 * SECOND, history.lastEnd(10 * SECOND));
        assertEquals(10 * SECOND, history.lastEnd(20 * SECOND - 1));
        assertEquals(20 * SECOND, history.lastEnd(90 * SECOND));
    }

    @Test
    void aWindowHasTheSlicesThatAreInItByHalfAtLeast() {
        history.close(10 * SECOND, new Sums());
        history.close(20 * SECOND, new Sums());
        assertEquals(List.of("0-10", "10-20"), spans(history.window(5 * SECOND, 20 * SECOND)));
        assertEquals(List.of("10-20"), spans(history.window(5 * SECOND + 1, 20 * SECOND)));
        assertEquals(List.of("0-10"), spans(history.window(0, 20 * SECOND - 1)));
    }

    @Test
    void whatIsOlderThanFiveMinutesIsKeptByTheMinute() {
        for (int end = 10; end <= 330; end += 10) {
            history.close(end * SECOND, new Sums());
        }
        assertEquals("0-20", spans(all()).get(0));
        for (int end = 340; end <= 400; end += 10) {
            history.close(end * SECOND, new Sums());
        }
        assertEquals(List.of("0-60", "60-90", "90-100", "100-110"), spans(all()).subList(0, 4));
    }

    @Test
    void whatEndedLongerThanAnHourAgoIsGone() {
        for (int end = 60; end <= 3_660; end += 60) {
            history.close(end * SECOND, new Sums());
        }
        assertEquals("0-60", spans(all()).get(0));
        history.close(3_720 * SECOND, new Sums());
        assertEquals("60-120", spans(all()).get(0));
    }

    @Test
    void theOldestGoUntilThereIsAQuarterOfTheRoomAgain() {
        history = new History(0, MUCH, 8);
        for (int second = 0; second < 8; second++) {
            seen(second * SECOND, second);
            history.close((second + 1) * SECOND, new Sums());
        }
        assertEquals(8, all().size());
        seen(8 * SECOND, 8);
        history.close(9 * SECOND, new Sums());
        assertEquals(6, all().size());
        assertEquals("3-4", spans(all()).get(0));
    }

    @Test
    void theLastSliceStaysHoweverLargeItIs() {
        history = new History(0, MUCH, 8);
        for (int owner = 0; owner < 20; owner++) {
            seen(0, owner);
        }
        history.close(SECOND, new Sums());
        assertEquals(20, all().get(0).entries());
    }

    private void seen(long nanos, int owner) {
        StackSample sample = new StackSample(nanos, Kind.CPU, "GET /a", 1);
        history.add(sample, Weights.key(owner, owner, StackTable.EMPTY), List.of("main"));
    }

    private List<Slice> all() {
        return history.window(Long.MIN_VALUE / 4, Long.MAX_VALUE / 4);
    }

    private static List<String> spans(List<Slice> slices) {
        return slices.stream()
                .map(slice -> slice.fromNanos / SECOND + "-" + slice.toNanos / SECOND)
                .toList();
    }
}
