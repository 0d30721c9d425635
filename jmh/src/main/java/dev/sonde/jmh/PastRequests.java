package dev.sonde.jmh;

import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/** Requests as a service has had them when it is scraped: durations spread over the buckets, counts of all sizes. */
final class PastRequests {

    private static final int[] STATUSES = {200, 404, 500};
    private static final int SLOW_EACH = 40;
    private static final int MOST_QUICK_EACH = 5000;
    private static final double MEDIAN_NANOS = 60e6;
    private static final double SPREAD = 1.2;
    private static final double LONGEST_NANOS = 3e9;

    private final Random random = new Random(42);
    private final PriorityQueue<Open> open = new PriorityQueue<>((a, b) -> Long.compare(a.dueNanos, b.dueNanos));
    private final int endpoints;

    PastRequests(int endpoints) {
        this.endpoints = endpoints;
    }

    /** Takes some seconds. */
    void happen() {
        for (int endpoint = 0; endpoint < endpoints; endpoint++) {
            String route = String.format(Locale.ROOT, "/api/v1/customers/{customer}/resource-%03d/{id}", endpoint);
            for (int status : STATUSES) {
                quick(route, status, random.nextInt(MOST_QUICK_EACH));
                slow(route, status);
            }
        }
        while (!open.isEmpty()) {
            Open next = open.remove();
            LockSupport.parkNanos(next.dueNanos - System.nanoTime());
            Requests.close(next.request, next.status);
        }
    }

    private static void quick(String route, int status, int requests) {
        for (int i = 0; i < requests; i++) {
            Requests.close(begun(route), status);
        }
    }

    private void slow(String route, int status) {
        for (int i = 0; i < SLOW_EACH; i++) {
            Object request = begun(route);
            Requests.leave(request);
            double nanos = Math.min(LONGEST_NANOS, MEDIAN_NANOS * Math.exp(SPREAD * random.nextGaussian()));
            open.add(new Open(request, status, System.nanoTime() + (long) nanos));
        }
    }

    private static Object begun(String route) {
        Object request = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", route);
        return request;
    }

    private static final class Open {
        private final Object request;
        private final int status;
        private final long dueNanos;

        Open(Object request, int status, long dueNanos) {
            this.request = request;
            this.status = status;
            this.dueNanos = dueNanos;
        }
    }
}
