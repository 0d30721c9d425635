package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Await;
import dev.sonde.testing.HttpCalls;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

/** A few callers who ask a service one request after the other, from now until it is closed. */
final class Load implements AutoCloseable {
    private static final int CALLERS = 4;

    private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> callers;
    private volatile boolean isOver;

    private Load(String url) {
        callers = IntStream.range(0, CALLERS)
                .mapToObj(number -> new Thread(() -> call(url), "caller-" + number))
                .toList();
    }

    static Load on(String url) {
        Load load = new Load(url);
        load.callers.forEach(Thread::start);
        return load;
    }

    /** Waits until so many more have been answered. */
    void awaitMore(int answers) {
        int before = nanos.size();
        Await.until("more answers", Duration.ofSeconds(60), () -> nanos.size() >= before + answers);
    }

    /** Prints how long they took, too. */
    void assertNoneFailed(String during) {
        close();
        List<Long> sorted = nanos.stream().sorted().toList();
        System.out.printf(
                "%s: %d requests, p99 %.1f ms, longest %.1f ms%n",
                during, sorted.size(), sorted.get(sorted.size() * 99 / 100) / 1e6, sorted.get(sorted.size() - 1) / 1e6);
        assertEquals(List.of(), List.copyOf(failures));
    }

    private void call(String url) {
        while (!isOver) {
            long startNanos = System.nanoTime();
            try {
                int status = HttpCalls.get(url).statusCode();
                if (status != 200) {
                    failures.add("status " + status);
                }
            } catch (UncheckedIOException failure) {
                failures.add(failure.toString());
            }
            nanos.add(System.nanoTime() - startNanos);
        }
    }

    @Override
    public void close() {
        isOver = true;
        for (Thread caller : callers) {
            try {
                caller.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
