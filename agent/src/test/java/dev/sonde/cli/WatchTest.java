package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WatchTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer agent;

    @BeforeEach
    void startAgent() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/metrics", this::answer);
        agent.start();
    }

    @AfterEach
    void stopAgent() {
        agent.stop(0);
    }

    @Test
    void tablesComeOneAfterTheOtherUntilTheTimeIsUp() throws Exception {
        assertEquals(0, run("watch", url(), "--seconds", "1.5", "--interval", "0.1", "--plain"));
        assertTrue(text(out).split("GET /books/\\{id}", -1).length > 2, text(out));
        assertTrue(text(out).contains(url() + ", over the last 0."), text(out));
        assertFalse(text(out).contains("\033"), text(out));
    }

    @Test
    void thePathOfTheUrlMayBeLeftOut() throws Exception {
        assertEquals(0, run("watch", "127.0.0.1:" + agent.getAddress().getPort(), "--seconds", "0.1"));
        assertTrue(text(out).startsWith("Watching " + url() + " ..."), text(out));
    }

    @Test
    void anAgentThatWasNeverThereIsOneClearLine() throws Exception {
        agent.stop(0);
        assertEquals(1, run("watch", url()));
        assertTrue(text(err).startsWith("sonde: no answer from " + url() + ": "), text(err));
        assertEquals(1, text(err).lines().count());
    }

    @Test
    void anAgentThatIsGoneIsWaitedFor() throws Exception {
        ScrapeUrl url = new ScrapeUrl(url(), new Client(Caller.nobody()));
        Watch watch = new Watch(url, new Screen(new PrintStream(out, true), false), 0.1);
        agent.removeContext("/metrics");
        agent.createContext("/metrics", exchange -> {
            if (asked.incrementAndGet() % 2 == 0) {
                exchange.sendResponseHeaders(503, -1);
                exchange.close();
            } else {
                send(exchange, asked.get() == 1 ? Recorded.FIRST : Recorded.TEN_SECONDS_LATER);
            }
        });
        watch.run(1.5);
        assertTrue(text(out).contains("No answer from " + url + ": status 503"), text(out));
        assertTrue(text(out).contains("GET /books/{id}"), text(out));
    }

    @Test
    void aPageWithoutMetricsIsNoAgent() throws Exception {
        agent.createContext("/page", exchange -> send(exchange, "<html></html>"));
        assertEquals(1, run("watch", url().replace("metrics", "page")));
        assertTrue(text(err).contains("no metrics in the answer"), text(err));
    }

    @Test
    void onATerminalAPageCoversTheOneBefore() {
        Screen screen = new Screen(new PrintStream(out, true), true);
        screen.show(List.of("one", "two"));
        screen.show(List.of("three"));
        String line = System.lineSeparator();
        assertEquals(
                "\033[2J\033[Hone\033[K" + line + "two\033[K" + line + "\033[J\033[Hthree\033[K" + line + "\033[J",
                text(out));
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() throws Exception {
        assertEquals(2, run("wacht"));
        assertEquals(2, run("watch", "--interval"));
        assertEquals(2, run("watch", "--interval", "0"));
        assertEquals(2, run("watch", "--seconds", "soon"));
        assertEquals(2, run("watch", "--pale"));
        assertEquals(
                List.of(
                        "sonde: there is no command wacht; try help",
                        "sonde: --interval needs a value",
                        "sonde: --interval needs more than 0 seconds, not 0",
                        "sonde: --seconds needs a number of seconds, not 'soon'",
                        "sonde: watch has no option --pale"),
                text(err).lines().toList());
    }

    @Test
    void helpNamesEachCommand() throws Exception {
        assertEquals(0, run());
        assertTrue(text(out).contains("  watch       Show what each endpoint costs"), text(out));
        assertEquals(0, run("version"));
        assertTrue(text(out).contains("\nsonde "), text(out));
    }

    private int run(String... words) throws InterruptedException {
        return new Main(new PrintStream(out, true), new PrintStream(err, true)).run(List.of(words));
    }

    private String url() {
        return "http://127.0.0.1:" + agent.getAddress().getPort() + "/metrics";
    }

    private void answer(HttpExchange exchange) throws IOException {
        send(exchange, asked.getAndIncrement() == 0 ? Recorded.FIRST : Recorded.TEN_SECONDS_LATER);
    }

    private static void send(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String text(ByteArrayOutputStream stream) {
        return stream.toString(StandardCharsets.UTF_8);
    }
}
