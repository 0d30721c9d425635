package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.PortRange;
import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import dev.sonde.testing.Await;
import dev.sonde.testing.HttpCalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Scrapers at once, more of them than the scrape has threads, while a metric takes its time. */
final class SharedScrapesTest {

    private static final int SCRAPERS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Failures failures =
            new Failures(new Log(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8)));
    private final Meters meters = new Meters("shop", Naming.MICROMETER);
    private final ScrapeServer server = new ScrapeServer(new Exposition(meters), new Log(System.err), failures);
    private final AtomicInteger collections = new AtomicInteger();
    private final CountDownLatch ready = new CountDownLatch(1);
    private final List<Socket> sockets = new ArrayList<>();
    private volatile boolean failing;

    @BeforeEach
    void start() {
        meters.gauge(AgentMetrics.ENDPOINTS, () -> {
            int now = collections.incrementAndGet();
            awaitReady();
            if (failing) {
                throw new IllegalStateException("no figures");
            }
            return now;
        });
        assertTrue(server.start("127.0.0.1", PortRange.parse("0")));
    }

    @AfterEach
    void stop() throws IOException {
        ready.countDown();
        for (Socket socket : sockets) {
            socket.close();
        }
        server.stop();
        meters.close();
    }

    @Test
    void tenAtOnceCostOneCollection() throws IOException {
        for (int i = 0; i < SCRAPERS; i++) {
            scrape("/metrics", "");
        }
        awaitWaiting(1);
        ready.countDown();
        for (Socket socket : sockets) {
            assertTrue(answer(socket).endsWith("\nsonde_endpoints{application=\"shop\"} 1.0\n"));
        }
        assertEquals(1, collections.get());
    }

    @Test
    void whoComesWhenItIsReadyGetsAFreshOne() {
        ready.countDown();
        for (int i = 1; i <= 3; i++) {
            String text = HttpCalls.get(server.url()).body();
            assertTrue(text.endsWith("\nsonde_endpoints{application=\"shop\"} " + i + ".0\n"), text);
        }
    }

    @Test
    void whoWantsSomethingElseHasACollectionOfItsOwn() throws IOException {
        scrape("/metrics", "");
        scrape("/metrics", "Accept: application/openmetrics-text\r\n");
        scrape("/metrics", "Accept-Encoding: gzip\r\n");
        scrape("/metrics?name[]=sonde_endpoints", "");
        scrape("/metrics?name[]=sonde_endpoints&name[]=sonde_endpoints", "");
        awaitWaiting(4);
        ready.countDown();
        for (Socket socket : sockets) {
            assertTrue(answer(socket).startsWith("HTTP/1.1 200 "));
        }
        assertEquals(4, collections.get());
    }

    @Test
    void whatNeedsNoCollectionDoesNotWaitForOne() throws IOException {
        scrape("/metrics", "");
        awaitWaiting(1);
        assertTrue(RawHttp.answer(server.url(), "HEAD /metrics HTTP/1.1").startsWith("HTTP/1.1 200 "));
        assertTrue(
                RawHttp.answer(server.url(), "GET /metrics?name[]=%zz HTTP/1.1").startsWith("HTTP/1.1 400 "));
        assertTrue(RawHttp.answer(server.url(), "GET /other HTTP/1.1").startsWith("HTTP/1.1 404 "));
    }

    @Test
    void aFailureIsSharedAndReportedOnce() throws IOException {
        failing = true;
        for (int i = 0; i < SCRAPERS; i++) {
            scrape("/metrics", "");
        }
        awaitWaiting(1);
        ready.countDown();
        for (Socket socket : sockets) {
            assertTrue(answer(socket).startsWith("HTTP/1.1 500 "));
        }
        assertEquals(1, collections.get());
        assertEquals(Map.of("scrape", 1L), failures.counts());
        failing = false;
        assertEquals(200, HttpCalls.get(server.url()).statusCode());
    }

    @Test
    void aScraperThatLeavesDoesNotTakeTheAnswerFromTheOthers() throws IOException {
        for (int i = 0; i < SCRAPERS; i++) {
            scrape("/metrics", "");
        }
        awaitWaiting(1);
        sockets.remove(0).close();
        sockets.remove(SCRAPERS / 2).close();
        ready.countDown();
        for (Socket socket : sockets) {
            assertTrue(answer(socket).startsWith("HTTP/1.1 200 "));
        }
    }

    private void scrape(String path, String headers) throws IOException {
        Socket socket = RawHttp.connected(server.url());
        sockets.add(socket);
        RawHttp.send(socket, "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\n");
    }

    private static String answer(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Waits until all that was sent before has come to so many collections, and to nothing else. */
    private void awaitWaiting(int underWay) {
        // What was sent before has been taken in then: the server hands requests on in the order in which they come.
        for (int i = 0; i < 3; i++) {
            HttpCalls.get(server.url().replace("/metrics", "/"));
        }
        Await.until(
                underWay + " collections",
                PATIENCE,
                () -> threadsIn("SharedScrapesTest") == underWay && threadsIn("RouteTable") == underWay);
    }

    private static long threadsIn(String type) {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().startsWith("sonde-server"))
                .filter(thread -> Arrays.stream(thread.getValue())
                        .anyMatch(frame -> frame.getClassName().contains(type)))
                .count();
    }

    private void awaitReady() {
        // The scrape's threads are interrupted when they take long, which must not matter here.
        boolean interrupted = false;
        while (ready.getCount() > 0) {
            try {
                ready.await();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
