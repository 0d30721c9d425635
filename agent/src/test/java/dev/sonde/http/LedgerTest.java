package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Daemon;
import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.metrics.Scale;
import java.lang.reflect.InvocationTargetException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The account of requests, called as woven code calls it. */
final class LedgerTest {

    private static final Scale SCALE = new Scale(0.001, 1);
    private static final int BUCKETS = 3;

    private final Failures failures = new Failures(new Log(System.err));
    private final Endpoints endpoints = new Endpoints(() -> 3, SCALE);
    private final FakeClock clock = new FakeClock();
    private final LegMeter meter = new LegMeter(clock, clock, new Legs(endpoints));
    private final Ledger ledger = new Ledger(endpoints, meter, failures, true);

    @BeforeEach
    void install() {
        Requests.install(ledger);
    }

    @AfterEach
    void takeOut() {
        Requests.install(null);
        assertEquals(Map.of(), failures.counts());
    }

    @Test
    void aRequestIsCountedOnceAtItsEndpointWithWhatItsLegCost() {
        Object open = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "/app", "/orders/{id}");
        assertEquals(1, endpoint("/app/orders/{id}").active());
        clock.advance(40);
        Requests.close(open, 200);
        Requests.close(open, 500);
        Endpoint endpoint = endpoint("/app/orders/{id}");
        assertEquals(1, endpoint.series().length);
        assertEquals(1, endpoint.series(200, null).count());
        assertEquals(40, endpoint.cpuNanos.sum());
        assertEquals(40, endpoint.allocatedBytes.sum());
        assertEquals(0, endpoint.active());
        assertEquals(0, endpoint(Endpoints.UNMATCHED).active());
    }

    @Test
    void theHighestRankNamesARequestAndAmongEqualsTheFirst() {
        Object open = Requests.open("GET");
        Routes.offer(Routes.SERVLET, "", "/*");
        Routes.offer(Routes.CONTROLLER, "", "/first");
        Routes.offer(Routes.CONTROLLER, "", "/second");
        Routes.offer(Routes.SERVLET, "", "/error");
        Requests.close(open, 200);
        assertEquals(1, endpoint("/first").series(200, null).count());
        assertEquals(1, endpoints.count());
        endpoints.all().forEach(each -> assertEquals(0, each.active(), each.uri));
    }

    @Test
    void aLoneStarIsAllThatBeginsWithItsPrefix() {
        Object open = Requests.open("GET");
        Routes.offer(Routes.SERVER, "/api/", "*");
        Requests.close(open, 200);
        assertEquals(1, endpoint("/api/*").series(200, null).count());
        assertTrue(endpoint("/api/*").isCatchAll());
    }

    @Test
    void aTemplateOfAFrameworkStandsWithinTheRouteThatReachesIt() {
        String[][] cases = {
            {"/shop", "/rest/*", "/shop/rest/a"},
            {"", "/*", "/a"},
            {"", "/", "/a"},
            {"/api/", "*", "/api/a"},
            {"", "/api", "/api/a"}
        };
        for (String[] each : cases) {
            Object open = Requests.open("GET");
            Routes.offer(Routes.SERVLET, each[0], each[1]);
            Routes.offerWithin(Routes.CONTROLLER, "/a");
            Routes.offerWithin(Routes.CONTROLLER, "/b");
            Requests.close(open, 200);
            assertEquals(1, endpoint(each[2]).series().length, each[2]);
        }
    }

    @Test
    void aTemplateInPartsIsJoinedOnce() {
        String joined = Routes.joined(Routes.joined(Routes.joined("", "/"), "/orders"), "/{id}/");
        assertEquals("/orders/{id}", joined);
        assertSame(joined, Routes.joined(Routes.joined(Routes.joined("", "/"), "/orders"), "/{id}/"));
        assertEquals("/", Routes.joined("/", "/"));
    }

    @Test
    void aRequestWhoseClientLeftClosesWith499WhateverItsServerSays() {
        Object open = Requests.open("GET");
        Requests.clientLeft(open);
        Requests.close(open, 200);
        assertEquals(1, endpoint(Endpoints.UNMATCHED).series(499, null).count());
    }

    @Test
    void whatNothingMatchedIsOneEndpointAndSoIsA404OfACatchAll() {
        Requests.close(Requests.open("GET"), 404);
        Object open = Requests.open("GET");
        Routes.offer(Routes.SERVLET, "/app", "/");
        Requests.close(open, 404);
        Object known = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", "/orders/{id}");
        Requests.close(known, 404);
        assertEquals(2, endpoint(Endpoints.UNMATCHED).series(404, null).count());
        assertEquals(1, endpoint("/orders/{id}").series(404, null).count());
    }

    @Test
    void endpointsBeyondTheLimitShareOneAndAreCounted() {
        for (int i = 0; i < 5; i++) {
            Object open = Requests.open("GET");
            Routes.offer(Routes.CONTROLLER, "", "/route" + i);
            Requests.close(open, 200);
        }
        assertEquals(3, endpoints.count());
        assertEquals(2, endpoints.overflowed());
        assertEquals(2, endpoint(Endpoints.OVERFLOW).series(200, null).count());
        endpoints.all().forEach(each -> assertEquals(0, each.active(), each.uri));
    }

    @Test
    void theNamesOfAServiceThatInventsThemAreBounded() {
        for (int i = 0; i < 10_000; i++) {
            Object open = Requests.open("GET");
            Routes.offer(Routes.CONTROLLER, "", "/raw/" + i);
            Requests.close(open, 200);
        }
        assertTrue(
                endpoints.all().size() < 20,
                () -> "endpoints held: " + endpoints.all().size());
        assertEquals(10_000 - 3, endpoints.overflowed());
    }

    @Test
    void aRequestWithinARequestIsTheSameRequest() {
        Object outer = Requests.open("GET");
        assertNull(Requests.open("POST"));
        Requests.close(null, 200);
        Requests.close(outer, 204);
        assertEquals(1, endpoint(Endpoints.UNMATCHED).series(204, null).count());
    }

    @Test
    void legsOnOtherThreadsAreOnTheBillAlsoWhenTheyEndAfterTheRequest() {
        Object open = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", "/async");
        clock.advance(1);
        Requests.leave(open);
        clock.advance(1_000);
        onAnotherThread(() -> {
            Object leg = Requests.enter(open);
            assertSame(open, leg);
            clock.advance(20);
            onAnotherThread(() -> Requests.close(open, 200));
            clock.advance(300);
            Requests.leave(leg);
        });
        assertEquals(321, endpoint("/async").cpuNanos.sum());
        assertEquals(321, endpoint("/async").allocatedBytes.sum());
        assertEquals(0, endpoint("/async").active());
    }

    @Test
    void aCarriedTaskRunsOnItsRequestsBill() {
        Object open = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", "/carried");
        Runnable carried = Requests.carry(() -> clock.advance(70));
        Requests.leave(open);
        onAnotherThread(carried);
        Requests.close(open, 200);
        assertEquals(70, endpoint("/carried").cpuNanos.sum());
        Runnable plain = () -> {};
        assertSame(plain, Requests.carry(plain));
    }

    @Test
    void aParkedRequestIsFoundByIdentityUntilItCloses() {
        Object key = new String("exchange");
        Object open = Requests.open("GET");
        Requests.park(key, open);
        Requests.leave(open);
        assertSame(open, Requests.parked(key));
        assertNull(Requests.parked(new String("exchange")));
        Requests.close(Requests.enter(open), 200);
        assertNull(Requests.parked(key));
    }

    @Test
    void aClientThatLeftBeforeItsRequestWasParkedCountsAsGone() {
        Object channel = new Object();
        Object open = Requests.open("GET");
        onAnotherThread(() -> Requests.clientLeftAt(channel));
        Requests.park(channel, open);
        Requests.close(open, 200);
        assertEquals(1, endpoint(Endpoints.UNMATCHED).series(499, null).count());
    }

    @Test
    void aClientThatLeftARequestThatIsNeverParkedCountsAsGoneOnce() {
        Object channel = new Object();
        Object open = Requests.open("GET");
        onAnotherThread(() -> Requests.clientLeftAt(channel));
        Requests.recallClient(channel, open);
        Requests.close(open, 200);
        Object next = Requests.open("GET");
        Requests.recallClient(channel, next);
        Requests.close(next, 200);
        assertEquals(1, endpoint(Endpoints.UNMATCHED).series(499, null).count());
        assertEquals(1, endpoint(Endpoints.UNMATCHED).series(200, null).count());
    }

    @Test
    void aThreadThatTellsNothingIsCountedAsUnmeasured() {
        Object open = Requests.open("GET");
        clock.now.set(ThreadClock.UNKNOWN);
        Requests.close(open, 200);
        assertEquals(1, meter.unmeasuredLegs());
        assertEquals(0, endpoint(Endpoints.UNMATCHED).cpuNanos.sum());
        assertEquals(1, endpoint(Endpoints.UNMATCHED).series(200, null).count());
    }

    @Test
    void whatWasThrownIsNamedBelowItsWrappers() {
        Object open = Requests.open("GET");
        Routes.threw(new InvocationTargetException(new IllegalStateException()));
        Requests.close(open, 500);
        assertEquals(
                1,
                endpoint(Endpoints.UNMATCHED)
                        .series(500, "IllegalStateException")
                        .count());
    }

    @Test
    void threadsOfTheAgentAreNotTheServices() {
        CompletableFuture<Object> opened = new CompletableFuture<>();
        Daemon.start("test", () -> opened.complete(Requests.open("GET") == null ? "nothing" : "a request"));
        assertEquals("nothing", opened.join());
    }

    @Test
    void whatAForeignLedgerOpenedIsLetGo() {
        Object open = Requests.open("GET");
        Requests.install(new Ledger(new Endpoints(() -> 1, SCALE), meter, failures, true));
        Requests.close(open, 200);
        assertNotNull(open);
        Requests.install(null);
        Requests.close(open, 200);
        assertNull(Requests.current());
    }

    @Test
    void aTraceIsAskedForOnceInAWhileByEachBucketAndKept() {
        int asked = 0;
        for (int i = 0; i < 10_000; i++) {
            Object wish = Requests.close(Requests.open("GET"), 200);
            if (wish != null) {
                Requests.trace(wish, "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
                asked++;
            }
        }
        assertTrue(asked >= 1 && asked <= BUCKETS, asked + " times");
        assertNotNull(endpoint(Endpoints.UNMATCHED).series(200, null).traced());
    }

    @Test
    void noTraceIsAskedForWhereNoneIsToBeShown() {
        Requests.install(new Ledger(endpoints, meter, failures, false));
        for (int i = 0; i < 1_000; i++) {
            assertNull(Requests.close(Requests.open("GET"), 200));
        }
        assertNull(endpoint(Endpoints.UNMATCHED).series(200, null).traced());
    }

    @Test
    void namingAndClosingAtOnceOnManyThreadsLeavesNothingOpen() {
        int threads = 4;
        int rounds = 20_000;
        AtomicInteger opened = new AtomicInteger();
        Object[] shared = new Object[1];
        Phaser phaser = new Phaser(threads);
        try (Closing executor = new Closing(Executors.newFixedThreadPool(threads))) {
            CompletableFuture<?>[] all = new CompletableFuture<?>[threads];
            for (int t = 0; t < threads; t++) {
                int me = t;
                all[t] = CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < rounds; i++) {
                                if (me == 0) {
                                    shared[0] = Requests.open("GET");
                                    Requests.leave(shared[0]);
                                    opened.incrementAndGet();
                                }
                                phaser.arriveAndAwaitAdvance();
                                Object leg = Requests.enter(shared[0]);
                                Routes.offer(me, "", "/" + (me % 2));
                                if (me != 0) {
                                    Requests.close(shared[0], 200);
                                }
                                Requests.leave(leg);
                                phaser.arriveAndAwaitAdvance();
                            }
                        },
                        executor.service);
            }
            CompletableFuture.allOf(all).join();
        }
        long counted = 0;
        for (Endpoint each : endpoints.all()) {
            assertEquals(0, each.active(), each.uri);
            for (Series series : each.series()) {
                counted += series.count();
            }
        }
        assertEquals(opened.get(), counted);
    }

    private Endpoint endpoint(String uri) {
        return endpoints.all().stream()
                .filter(each -> each.uri.equals(uri))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no endpoint " + uri));
    }

    private static void onAnotherThread(Runnable task) {
        CompletableFuture.runAsync(task, command -> new Thread(command).start()).join();
    }

    /** A clock of all threads that the test sets. */
    private static final class FakeClock extends ThreadClock {
        private final AtomicLong now = new AtomicLong();

        void advance(long units) {
            now.addAndGet(units);
        }

        @Override
        long read() {
            return now.get();
        }
    }

    private record Closing(ExecutorService service) implements AutoCloseable {
        @Override
        public void close() {
            service.shutdownNow();
        }
    }
}
