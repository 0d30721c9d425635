package dev.sonde.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ThreadStatesTest {

    private static final int MANY = 300;

    @Test
    void parkedThreadsAreWaitingAndToldApartByDaemon() throws InterruptedException {
        ThreadStates states = new ThreadStates(Naming.OPENTELEMETRY);
        double before = count(states, "waiting", "true");
        CountDownLatch open = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < MANY; i++) {
            Thread thread = new Thread(() -> awaitQuietly(open));
            thread.setDaemon(true);
            thread.start();
            threads.add(thread);
        }
        Await.until("parked threads", Duration.ofSeconds(30), () -> count(states, "waiting", "true") >= before + MANY);
        assertTrue(count(states, "waiting", "false") < MANY);
        open.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
    }

    @Test
    void micrometersStatesHaveADashAndOpenTelemetrysAnUnderscore() {
        assertEquals(List.of("timed-waiting"), words(Naming.MICROMETER));
        assertEquals(List.of("timed_waiting"), words(Naming.OPENTELEMETRY));
    }

    private static List<String> words(Naming naming) {
        return new ThreadStates(naming)
                .get().stream()
                        .map(sample -> sample.labelValues[0])
                        .filter(word -> word.startsWith("timed"))
                        .distinct()
                        .toList();
    }

    private static double count(ThreadStates states, String state, String daemon) {
        return states.get().stream()
                .filter(each -> each.labelValues[0].equals(state) && each.labelValues[1].equals(daemon))
                .mapToDouble(each -> each.value)
                .sum();
    }

    private static void awaitQuietly(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
