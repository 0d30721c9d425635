package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code capacity} says of those who do not answer as they should, and of a service without history. */
final class CapacityCommandTest {
    private static final String NOTHING = "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[]}}";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CountDownLatch end = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
    }

    @Test
    void aPrometheusThatIsNotThereIsOneLine() {
        server.stop(0);
        assertFails(1, "no answer from " + url() + ": Connection refused");
    }

    @Test
    void aPageIsNoPrometheus() {
        answer(200, "<html><body>Sign in</body></html>");
        assertFails(1, "no answer from " + url() + ": it does not answer as Prometheus does; is this its address?");
    }

    @Test
    void otherJsonIsNoPrometheus() {
        answer(200, "{\"data\":[1,2]}");
        assertFails(1, "no answer from " + url() + ": it does not answer as Prometheus does; is this its address?");
    }

    @Test
    void whoWantsToKnowWhoAsksSaysSo() {
        answer(401, "");
        assertFails(1, "no answer from " + url() + ": it asks who you are (401): --user NAME or --token FILE says it");
    }

    @Test
    void aRedirectIsToldAndNotFollowed() {
        server.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Location", "https://login.example/");
            send(exchange, 302, "");
        });
        assertFails(1, "it sends callers elsewhere (302): ask https://login.example/");
    }

    @Test
    void thePrometheusOwnReasonIsTold() {
        answer(422, "{\"status\":\"error\",\"errorType\":\"execution\",\"error\":\"query timed out\"}");
        assertFails(1, "no answer from " + url() + ": query timed out");
    }

    @Test
    void aPrometheusWithoutTheJobEndsWith3() {
        answer(200, NOTHING);
        assertFails(3, url() + " knows no job shop with an agent's metrics; no metrics of an agent at all");
    }

    @Test
    void whoNeverEndsIsNotWaitedFor() {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                end.await();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        long startNanos = System.nanoTime();
        assertEquals(1, run("capacity", "--prometheus", url(), "--job", "shop", "--timeout", "1s"));
        assertTrue(text(err).contains("no answer from " + url() + " within 1 s"), text(err));
        assertTrue(System.nanoTime() - startNanos < 20e9);
    }

    @Test
    void wordsThatMakeNoSenseEndWith2() {
        assertEquals(2, run("capacity", "--job", "shop"));
        assertEquals(2, run("capacity", "4711", "--prometheus", url()));
        assertEquals(2, run("capacity", "--target", "70"));
        assertEquals(2, run("capacity", "--times", "many"));
        assertEquals(2, run("capacity", "--mix", "GET /=much"));
        assertEquals(2, run("capacity", "--last", "a week"));
        assertEquals(6, text(err).lines().count(), text(err));
    }

    @Test
    void ofAShortWindowOnlyABoundIsTold() {
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/metrics", exchange -> {
            String scrape = asked.getAndIncrement() == 0 ? Recorded.FIRST : Recorded.TEN_SECONDS_LATER;
            send(exchange, 200, scrape.replace("system_cpu_count{application=\"shop\"} 2", "jvm_cpu_count{} 16"));
        });
        assertEquals(0, run("capacity", url(), "--window", "1s"), () -> text(err));
        String said = text(out);
        assertTrue(said.startsWith("Capacity of shop by what its agent saw in 1s"), said);
        assertTrue(said.contains("traffic of 1 moments only; 10 are needed; at least 2240/s by the quotient"), said);
        assertTrue(said.contains("GET /books/{id}"), said);
    }

    @Test
    void aLookThatFailsIsLeftOutAndThreeInTurnAreTheEnd() {
        AtomicInteger asked = new AtomicInteger();
        server.createContext("/metrics", exchange -> {
            int look = asked.getAndIncrement();
            boolean isMissed = look == 1 || look == 2;
            send(exchange, isMissed ? 503 : 200, look == 0 ? Recorded.FIRST : Recorded.TEN_SECONDS_LATER);
        });
        assertEquals(0, run("capacity", url(), "--window", "1s"), () -> text(err));
        assertEquals(4, asked.get());
        server.removeContext("/metrics");
        asked.set(0);
        server.createContext(
                "/metrics", exchange -> send(exchange, asked.getAndIncrement() == 0 ? 200 : 503, Recorded.FIRST));
        assertEquals(1, run("capacity", url(), "--window", "1s"));
        assertEquals(4, asked.get());
        assertEquals(1, text(err).lines().count(), text(err));
    }

    @Test
    void anAgentThatIsNotThereIsOneLine() {
        server.stop(0);
        assertEquals(1, run("capacity", url(), "--window", "1s"));
        assertTrue(text(err).startsWith("sonde: no answer from " + url() + "/metrics: "), text(err));
        assertEquals(1, text(err).lines().count());
    }

    private void assertFails(int status, String words) {
        assertEquals(status, run("capacity", "--prometheus", url(), "--job", "shop"));
        assertTrue(text(err).startsWith("sonde: "), text(err));
        assertTrue(text(err).contains(words), text(err));
        assertEquals(1, text(err).lines().count(), text(err));
    }

    private void answer(int status, String body) {
        server.createContext("/", exchange -> send(exchange, status, body));
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private int run(String... words) {
        List<String> all = Arrays.asList(words);
        return new Main(new PrintStream(out, true), new PrintStream(err, true)).run(all);
    }

    private String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
