package dev.sonde.sample.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

    @Test
    void constantArrivalsAreAtEvenDistances() {
        assertThat(due("--rate", "4", "--duration", "1")).containsExactly(0L, 250_000_000L, 500_000_000L, 750_000_000L);
    }

    @Test
    void aLongScheduleDoesNotDrift() {
        List<Long> due = due("--rate", "3000", "--duration", "100");
        assertThat(due).hasSize(300_000);
        assertThat(due.get(299_999)).isBetween(99_999_666_000L, 99_999_667_000L);
    }

    @Test
    void poissonArrivalsKeepTheRateAndComeInBursts() {
        List<Long> due = due("--rate", "1000", "--duration", "20", "--arrivals", "poisson");
        assertThat(due).hasSizeBetween(19_000, 21_000);
        long crowded = 0;
        for (int i = 1; i < due.size(); i++) {
            crowded += due.get(i) - due.get(i - 1) < 500_000 ? 1 : 0;
        }
        assertThat(crowded / (double) due.size()).isBetween(0.37, 0.42);
    }

    @Test
    void aSwingKeepsTheMeanAndGoesUpFirst() {
        List<Long> due = due("--rate", "1000", "--duration", "20", "--swing", "0.5", "--period", "10");
        assertThat(due).hasSizeBetween(19_999, 20_001).isSorted();
        // Half a period above the mean: 5 s and 0.5 * 10 / pi more.
        assertThat(due.stream().filter(nanos -> nanos < 5_000_000_000L)).hasSizeBetween(6_590, 6_593);
    }

    @Test
    void theCountEndsTheScheduleToo() {
        assertThat(due("--count", "7", "--duration", "1000")).hasSize(7);
    }

    @Test
    void theSameSeedGivesTheSameRequests() {
        Schedule one = schedule("--seed", "5");
        Schedule other = schedule("--seed", "5");
        for (int i = 0; i < 100; i++) {
            assertThat(one.next().request).isEqualTo(other.next().request);
        }
    }

    @Test
    void onlyTheFirstSecondsAreWarmup() {
        Schedule schedule = schedule("--rate", "2", "--warmup", "1", "--duration", "2");
        assertThat(schedule.next().warmup).isTrue();
        assertThat(schedule.next().warmup).isTrue();
        assertThat(schedule.next().warmup).isFalse();
    }

    private static List<Long> due(String... words) {
        Schedule schedule = schedule(words);
        List<Long> due = new ArrayList<>();
        for (Arrival arrival = schedule.next(); arrival != null; arrival = schedule.next()) {
            due.add(arrival.dueNanos);
        }
        return due;
    }

    private static Schedule schedule(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "http://127.0.0.1:8080";
        System.arraycopy(words, 0, all, 1, words.length);
        return new Schedule(new Options(all), 0);
    }
}
