package dev.sonde.testing;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Calls a URL all the time from a few threads, and notes each call that did not go well. */
public final class Callers implements AutoCloseable {
    private static final long PAUSE_NANOS = 5_000_000;
    private static final int PATIENCE_MILLIS = 20_000;

    private final AtomicLong calls = new AtomicLong();
    private final ConcurrentLinkedQueue<String> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isOpen = true;

    /** Begins to call. */
    public Callers(String url, int count) {
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> callAll(url), "caller");
            thread.start();
            threads.add(thread);
        }
    }

    /** How many calls were answered so far. */
    public long calls() {
        return calls.get();
    }

    /** What went wrong so far. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    private void callAll(String url) {
        while (isOpen) {
            try {
                call(url);
            } catch (IOException failure) {
                failures.add(failure.toString());
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void call(String url) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url).toURL().openConnection();
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        int status = connection.getResponseCode();
        connection.getInputStream().readAllBytes();
        if (status != 200) {
            failures.add("status " + status);
        }
        calls.incrementAndGet();
    }

    /** Ends when all calls under way are answered. */
    @Override
    public void close() {
        isOpen = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
