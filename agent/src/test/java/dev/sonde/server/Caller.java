package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.HttpCalls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Calls a service at a steady rate and notes how long each answer takes from when it was due. */
final class Caller {

    private static final long PERIOD_NANOS = 20_000_000;

    private Caller() {}

    /** How long answers took. */
    record Latencies(List<Long> sortedNanos) {

        int count() {
            return sortedNanos.size();
        }

        double millis(double quantile) {
            return sortedNanos.get((int) Math.min(Math.floor(quantile * count()), count() - 1)) / 1e6;
        }
    }

    /** Something that is asked between two calls. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** Calls for so long; every answer must be right. */
    static Latencies latencies(String url, Duration duration) {
        return latenciesUntil(url, duration, () -> false);
    }

    /** The same, or until something is so. */
    static Latencies latenciesUntil(String url, Duration duration, Condition end) {
        List<Long> nanos = new ArrayList<>();
        long begin = System.nanoTime();
        for (long due = begin; due - begin < duration.toNanos() && !holds(end); due += PERIOD_NANOS) {
            while (System.nanoTime() < due) {
                LockSupport.parkNanos(due - System.nanoTime());
            }
            HttpResponse<String> answer = HttpCalls.get(url);
            assertEquals(200, answer.statusCode());
            assertEquals("ok", answer.body());
            nanos.add(System.nanoTime() - due);
        }
        nanos.sort(null);
        return new Latencies(nanos);
    }

    private static boolean holds(Condition end) {
        try {
            return end.holds();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
