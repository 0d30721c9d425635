package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
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
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ScrapeServerTest {

    private static final String LOOPBACK = "127.0.0.1";
    private static final PortRange ANY = PortRange.parse("0");

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8));
    private final Failures failures = new Failures(log);
    private final Meters meters = new Meters("shop", Naming.MICROMETER);
    private final ScrapeServer server = new ScrapeServer(new Exposition(meters), log, failures);
    private DoubleSupplier endpoints = () -> 3;

    ScrapeServerTest() {
        meters.gauge(AgentMetrics.ENDPOINTS, () -> endpoints.getAsDouble());
        meters.counter(AgentMetrics.ENDPOINTS_OVERFLOW, () -> 4);
    }

    @AfterEach
    void stop() {
        server.stop();
        meters.close();
    }

    @Test
    void withoutWishesTheAnswerIsPrometheussTextFormat() {
        HttpResponse<String> answer = HttpCalls.get(started());
        assertEquals(200, answer.statusCode());
        assertEquals("text/plain; version=0.0.4; charset=utf-8", header(answer, "Content-Type"));
        assertTrue(answer.body().contains("\nsonde_endpoints{application=\"shop\"} 3.0\n"), answer.body());
        assertFalse(answer.headers().firstValue("Content-Encoding").isPresent());
    }

    @Test
    void thoseWhoAcceptOpenMetricsGetIt() {
        String prometheus = "application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.6,"
                + "application/openmetrics-text;version=0.0.1;q=0.5,text/plain;version=0.0.4;q=0.3,*/*;q=0.2";
        HttpResponse<String> answer = HttpCalls.get(started(), "Accept", prometheus);
        assertEquals(
                "application/openmetrics-text; version=1.0.0; charset=utf-8; escaping=allow-utf-8",
                header(answer, "Content-Type"));
        assertTrue(answer.body().endsWith("# EOF\n"), answer.body());
    }

    @Test
    void namesChooseFamiliesByTheirOwnNameOrThatOfASeries() {
        String url = started();
        assertEquals(List.of("sonde_endpoints"), families(url + "?name[]=sonde_endpoints"));
        assertEquals(
                List.of("sonde_endpoints_overflow_total"),
                families(url + "?name%5B%5D=sonde_endpoints_overflow_total"));
        assertEquals(
                List.of("sonde_endpoints", "sonde_endpoints_overflow_total"),
                families(url + "?name%5B%5D=sonde_endpoints&name%5B%5D=sonde_endpoints_overflow"));
        assertEquals(List.of(), families(url + "?name%5B%5D=sonde"));
    }

    @Test
    void aMalformedQueryIsRefused() {
        // The JDK's client would refuse to send it.
        assertTrue(RawHttp.answer(started(), "GET /metrics?name[]=%zz HTTP/1.1").startsWith("HTTP/1.1 400 "));
    }

    @Test
    void headHasTheHeadersOfGetAndNoBody() {
        String answer = RawHttp.answer(started(), "HEAD /metrics HTTP/1.1");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.contains("text/plain; version=0.0.4"), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
    }

    @Test
    void otherMethodsAreNotAllowed() {
        HttpResponse<String> answer = HttpCalls.post(started(), "x");
        assertEquals(405, answer.statusCode());
        assertEquals("GET, HEAD", header(answer, "Allow"));
    }

    @Test
    void otherPathsAreNotFoundAndNotRepeatedInTheAnswer() {
        String base = started().replace("/metrics", "");
        for (String path : List.of("/metricsx", "/metrics/", "/%3Cscript%3E", "/x?debug=%3Cscript%3E")) {
            HttpResponse<String> answer = HttpCalls.get(base + path);
            assertEquals(404, answer.statusCode(), path);
            assertFalse(answer.body().contains("script"), answer.body());
        }
    }

    @Test
    void thePageAtTheRootLinksTheMetrics() {
        HttpResponse<String> answer = HttpCalls.get(started().replace("/metrics", "/"));
        assertEquals("text/html; charset=utf-8", header(answer, "Content-Type"));
        assertTrue(answer.body().contains("href=\"/metrics\""), answer.body());
    }

    @Test
    void aFailingMetricIsReportedAndTheNextScrapeWorks() {
        String url = started();
        endpoints = () -> {
            throw new IllegalStateException("no figures");
        };
        assertEquals(500, HttpCalls.get(url).statusCode());
        assertEquals(Map.of("scrape", 1L), failures.counts());
        endpoints = () -> 3;
        assertEquals(200, HttpCalls.get(url).statusCode());
    }

    @Test
    void aTakenPortIsReportedInOneLineThatNamesTheOption() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertFalse(server.start(LOOPBACK, PortRange.parse("" + taken.getLocalPort())));
            assertEquals("", server.url());
            assertEquals(
                    "[sonde] no scrape: port=" + taken.getLocalPort()
                            + " on host=127.0.0.1 cannot be had (Address already"
                            + " in use); choose another, a range such as port=9808-9818, or port=0 for any free one\n",
                    said());
        }
    }

    @Test
    void ofARangeTheFirstFreePortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            int last = Math.min(port + 50, 65_535);
            assertTrue(server.start(LOOPBACK, PortRange.parse(port + "-" + last)), this::said);
            assertFalse(server.url().contains(":" + port + "/"), server.url());
            assertEquals(200, HttpCalls.get(server.url()).statusCode());
        }
    }

    @Test
    void anUnknownHostIsReportedInOneLine() {
        assertFalse(server.start("no-such-host.invalid", ANY));
        assertEquals(
                "[sonde] no scrape: host=no-such-host.invalid is not known here; take an address of this machine\n",
                said());
    }

    @Test
    void onAllAddressesTheUrlIsOneThatCanBeOpened() {
        assertTrue(server.start("0.0.0.0", ANY));
        assertTrue(server.url().startsWith("http://127.0.0.1:"), server.url());
        assertEquals(200, HttpCalls.get(server.url()).statusCode());
    }

    @Test
    void afterStopThePortIsFreeAndTheThreadsAreGoneAndItCanStartAgain() {
        PortRange port = PortRange.parse(started().replaceAll(".*:(\\d+)/.*", "$1"));
        HttpCalls.get(server.url());
        String url = server.url();
        server.stop();
        assertEquals("", server.url());
        assertThrows(UncheckedIOException.class, () -> HttpCalls.get(url));
        Await.until("no thread left", Duration.ofSeconds(10), () -> threads().isEmpty());
        assertTrue(server.start(LOOPBACK, port), this::said);
        assertEquals(200, HttpCalls.get(url).statusCode());
    }

    @Test
    void everyThreadIsADaemonAndThoseOfTheAgentSayWhoseTheyAre() {
        HttpCalls.get(started());
        assertTrue(threads().size() > 1, threads().toString());
        for (Thread thread : threads()) {
            assertTrue(thread.isDaemon(), thread.getName());
            assertEquals(null, thread.getContextClassLoader(), thread.getName());
        }
    }

    private String started() {
        assertTrue(server.start(LOOPBACK, ANY), this::said);
        return server.url();
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static List<String> families(String url) {
        return HttpCalls.get(url.replace("[]", "%5B%5D"))
                .body()
                .lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.split(" ")[2])
                .toList();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }

    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("sonde-server")
                        || thread.getName().equals("HTTP-Dispatcher"))
                .toList();
    }
}
