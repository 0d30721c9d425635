package dev.sonde.jmh.growth;

import dev.sonde.boot.Headers;
import dev.sonde.boot.Hops;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.jmh.InAgent;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;

/** What a point of a curve measures. */
final class Work {
    private static final int OK = 200;
    private static final int REQUESTS = 1_000;

    private final IntSupplier some;
    private final int workers;
    private final int size;

    private Work(IntSupplier some, int workers, int size) {
        this.some = some;
        this.workers = workers;
        this.size = size;
    }

    /** Makes what there is to be so much of. */
    static Work of(Curve curve, int size) {
        InAgent.instrumentation();
        switch (curve) {
            case THREADS:
                return new Work(besideThreads(size), 1, size);
            case WORKERS:
                return new Work(requests(1), size, size);
            case ENDPOINTS:
            case OFFERED:
                return new Work(requests(size), 1, size);
            case HOPS:
                return new Work(hopping(size), 1, size);
            case LABELS:
                return new Work(Work::labelled, 1, size);
            case SERIES:
                return scrapes(size);
            default:
                return events(size);
        }
    }

    /** Does it, on any thread, and says how often. */
    int someTimes() {
        return some.getAsInt();
    }

    /** On how many threads it is to be done at once. */
    int workers() {
        return workers;
    }

    /** How much there is, as the curve counts it. */
    int size() {
        return size;
    }

    private static IntSupplier besideThreads(int size) {
        for (int i = 0; i < size; i++) {
            Thread idle = new Thread(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    LockSupport.park();
                }
            });
            idle.setDaemon(true);
            idle.start();
        }
        return requests(1);
    }

    private static IntSupplier requests(int endpoints) {
        String[] routes = routes(endpoints);
        return () -> {
            for (int i = 0; i < REQUESTS; i++) {
                // A prime stride, so that neighbours in the table are not neighbours in time.
                request(routes[(int) (i * 7_919L % routes.length)]);
            }
            return REQUESTS;
        };
    }

    private static String[] routes(int endpoints) {
        String[] routes = new String[endpoints];
        for (int i = 0; i < endpoints; i++) {
            routes[i] = "/api/v1/customers/{customer}/resource-" + i + "/{id}";
            request(routes[i]);
        }
        return routes;
    }

    private static void request(String route) {
        Object open = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", route);
        Requests.close(open, OK);
    }

    private static IntSupplier hopping(int hops) {
        return () -> {
            for (int i = 0; i < REQUESTS; i++) {
                Object open = Requests.open("GET");
                Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
                hop(open, hops);
                Requests.close(open, OK);
            }
            return REQUESTS;
        };
    }

    // Both ends of each hop on one thread, so that waking another one is not in it.
    private static void hop(Object open, int hops) {
        Object begun = null;
        for (int hop = 0; hop < hops; hop++) {
            Object task = new Object();
            Hops.handOver(task);
            if (hop == 0) {
                Requests.leave(open);
            } else {
                Hops.end(begun);
            }
            begun = Hops.begin(task);
        }
        if (hops > 0) {
            Hops.end(begun);
        }
    }

    private static int labelled() {
        for (int i = 0; i < REQUESTS; i++) {
            Object open = Requests.open("GET");
            Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
            for (String name = Headers.ofRequest(open); name != null; name = Headers.ofRequest(open)) {
                Headers.tell(open, "gold");
            }
            Requests.close(open, OK);
        }
        return REQUESTS;
    }

    @SuppressWarnings("unchecked") // as the class says
    private static Work scrapes(int endpoints) {
        routes(endpoints);
        BiConsumer<String, OutputStream> scrape = (BiConsumer<String, OutputStream>)
                InAgent.make("dev.sonde.metrics.RenderedScrape", Function.class).apply(InAgent.ofRuntime("woven"));
        ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 24);
        scrape.accept(null, out);
        int series = 0;
        for (String line : new String(out.toByteArray(), StandardCharsets.UTF_8).split("\n")) {
            series += line.startsWith("#") ? 0 : 1;
        }
        return new Work(
                () -> {
                    out.reset();
                    scrape.accept(null, out);
                    return 1;
                },
                1,
                series);
    }

    @SuppressWarnings("unchecked") // as the class says
    private static Work events(int size) {
        IntConsumer handler = (IntConsumer)
                InAgent.make("dev.sonde.jfr.HandledEvents", Function.class).apply("jdk.ThreadPark");
        IntSupplier all = () -> {
            handler.accept(size);
            return 1;
        };
        return new Work(all, 1, size);
    }
}
