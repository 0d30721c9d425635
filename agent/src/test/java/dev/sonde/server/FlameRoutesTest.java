package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Unavailable;
import dev.sonde.flame.CallTree;
import dev.sonde.flame.Evidence;
import dev.sonde.flame.Flame;
import dev.sonde.flame.Flames;
import dev.sonde.flame.Query;
import dev.sonde.testing.HttpCalls;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FlameRoutesTest {

    private static final List<String> FORMATS = List.of("/flame.json", "/flame.collapsed", "/flame.pprof");

    private ProfileServer server = ProfileServer.start(FlameRoutesTest::flame);
    private Query asked;

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void everyFormatAnswersTheSameQuery() {
        restart("127.0.0.1", this::remembered);
        for (String format : FORMATS) {
            HttpResponse<String> answer =
                    HttpCalls.get(server.url(format + "?endpoint=GET%20/a&type=alloc&last=5m&ago=10s"));
            assertEquals(200, answer.statusCode());
            assertEquals("GET /a", asked.owner);
            assertEquals("alloc", asked.kind.key);
            assertEquals(300, asked.lastSeconds);
            assertEquals(10, asked.agoSeconds);
        }
    }

    @Test
    void eachHasItsTypeAndTellsBrowsersToKeepIt() {
        assertEquals("application/json", header(get("/flame.json"), "Content-Type"));
        assertEquals("text/plain; charset=utf-8", header(get("/flame.collapsed"), "Content-Type"));
        assertEquals("application/octet-stream", header(get("/flame.pprof"), "Content-Type"));
        assertEquals("attachment; filename=\"cpu.pb.gz\"", header(get("/flame.pprof"), "Content-Disposition"));
        for (String format : FORMATS) {
            HttpResponse<String> answer = get(format);
            assertEquals("no-store", header(answer, "Cache-Control"));
            assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
            assertEquals("same-origin", header(answer, "Cross-Origin-Resource-Policy"));
            assertTrue(header(answer, "Content-Security-Policy").startsWith("default-src 'none'"));
        }
    }

    @Test
    void textIsZippedForThoseWhoAcceptIt() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url("/flame.collapsed")))
                .header("Accept-Encoding", "gzip")
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElseThrow());
        assertEquals(
                "GET /a;a.B.c 7\n",
                new String(new GZIPInputStream(answer.body()).readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void aBadQueryIsOneLineThatRepeatsNothingOfIt() {
        for (String query : List.of("type=%3Cscript%3E", "last=%3Cscript%3E", "ago=-1s", "last=5zz")) {
            for (String format : List.of("/flame", "/flame.json", "/flame.collapsed", "/flame.pprof")) {
                String answer =
                        RawHttp.answer(server.url(""), "GET " + format + '?' + query + " HTTP/1.1", "localhost");
                assertTrue(answer.startsWith("HTTP/1.1 400 "), answer);
                assertTrue(answer.contains("\r\n\r\nBad query: "), answer);
                assertFalse(answer.contains("script") || answer.contains("zz"), answer);
            }
        }
    }

    @Test
    void whatIsOffIsSaidInOneLine() {
        restart("127.0.0.1", query -> {
            throw new Unavailable("Flame graphs are off: jfr=false.");
        });
        for (String format : FORMATS) {
            HttpResponse<String> answer = get(format);
            assertEquals(503, answer.statusCode());
            assertEquals("Flame graphs are off: jfr=false.\n", answer.body());
        }
        assertEquals(Map.of(), server.failures.counts());
    }

    @Test
    void aFailureIsReportedAndNothingOfItIsTold() {
        restart("127.0.0.1", query -> {
            throw new IllegalStateException("secret");
        });
        assertEquals(500, get("/flame.json").statusCode());
        assertFalse(get("/flame.json").body().contains("secret"));
        assertEquals(Map.of("flame", 2L), server.failures.counts());
    }

    @Test
    void nothingIsOpenWhereOthersCanReachIt() {
        restart("0.0.0.0", FlameRoutesTest::flame);
        for (String path : List.of("/flame", "/flame.json", "/flame.collapsed", "/flame.pprof", "/recording.jfr")) {
            HttpResponse<String> answer = get(path);
            assertEquals(403, answer.statusCode(), path);
            assertTrue(answer.body().startsWith("Not open here: without authentication"), answer.body());
        }
        assertEquals(200, get("/metrics").statusCode());
    }

    @Test
    void aForeignNameThatLeadsHereIsRefused() {
        for (String host : List.of(
                "evil.example",
                "127.0.0.1.evil.example",
                "localhost.evil.example:80",
                "",
                "[::2]",
                "a.".repeat(8_000))) {
            assertTrue(statusLine("/flame.json", host).startsWith("HTTP/1.1 403 "), host);
            assertTrue(statusLine("/recording.jfr", host).startsWith("HTTP/1.1 403 "), host);
        }
        for (String host : List.of("localhost", "LocalHost:9808", "shop.localhost:1", "127.0.0.1:9808", "[::1]:9808")) {
            assertTrue(statusLine("/flame.json", host).startsWith("HTTP/1.1 200 "), host);
        }
        assertEquals(Map.of(), server.failures.counts());
    }

    @Test
    void headHasTheHeadersOnly() {
        String answer = RawHttp.answer(server.url(""), "HEAD /flame.json HTTP/1.1", "localhost");
        assertTrue(answer.startsWith("HTTP/1.1 200 "), answer);
        assertTrue(answer.endsWith("\r\n\r\n"), answer);
        assertEquals(405, HttpCalls.post(server.url("/flame.json"), "x").statusCode());
    }

    @Test
    void thePageIsStrictAndTheRootLinksIt() {
        HttpResponse<String> page = get("/flame?endpoint=GET%20/a&type=wall");
        assertEquals(200, page.statusCode());
        assertEquals("text/html; charset=utf-8", header(page, "Content-Type"));
        String policy = header(page, "Content-Security-Policy");
        assertTrue(policy.contains("default-src 'none'") && policy.contains("script-src 'sha256-"), policy);
        assertFalse(policy.contains("unsafe"), policy);
        assertTrue(get("/").body().contains("href=\"/flame\""));
    }

    private void restart(String host, Flames flames) {
        server.close();
        server = ProfileServer.start(host, flames, out -> {});
    }

    private HttpResponse<String> get(String path) {
        return HttpCalls.get(server.url(path));
    }

    private String statusLine(String path, String host) {
        return RawHttp.answer(server.url(""), "GET " + path + " HTTP/1.1", host);
    }

    private Flame remembered(Query query) {
        asked = query;
        return flame(query);
    }

    static Flame flame(Query query) {
        CallTree tree = new CallTree("all", 0, new CallTree("GET /a", 0, new CallTree("a.B.c", 7)));
        return new Flame(query, tree, new Evidence(0, 60, 7, "jdk.CPUTimeSample"));
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
