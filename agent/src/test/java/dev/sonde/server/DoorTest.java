package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.access.UserLine;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.RawClient;
import dev.sonde.testing.Scrape;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DoorTest {

    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final List<String> OF_CODE =
            List.of("/flame", "/flame.json", "/flame.collapsed", "/flame.pprof", "/recording.jfr");

    @TempDir
    private Path folder;

    private GuardedServer server;

    @BeforeEach
    void start() throws IOException {
        Path users = GuardedServer.secret(
                folder,
                "users",
                UserLine.of("prometheus", "scrape", "one") + '\n' + UserLine.of("eve", "profile", "two"));
        Path tokens = GuardedServer.secret(folder, "tokens", "profile:" + TOKEN);
        server = GuardedServer.on("0.0.0.0", "auth-users=" + users + ",auth-tokens=" + tokens);
    }

    @AfterEach
    void stop() {
        assertEquals(Map.of(), server.failures.counts());
        server.close();
    }

    @Test
    void eachSeesWhatTheirRightIncludes() {
        for (String path : List.of("/", "/metrics")) {
            assertEquals(200, status(path, GuardedServer.basic("prometheus", "one")), path);
            assertEquals(200, status(path, GuardedServer.basic("eve", "two")), path);
            assertEquals(200, status(path, "Bearer " + TOKEN), path);
        }
        for (String path : OF_CODE) {
            assertEquals(403, status(path, GuardedServer.basic("prometheus", "one")), path);
            assertEquals(200, status(path, GuardedServer.basic("eve", "two")), path);
            assertEquals(200, status(path, "Bearer " + TOKEN), path);
        }
    }

    @Test
    void whoDoesNotSayWhoTheyAreSeesNothingAndIsToldHowTo() {
        for (String path : List.of("/", "/metrics", "/flame", "/recording.jfr")) {
            HttpResponse<String> answer = HttpCalls.get(server.url(path));
            assertEquals(401, answer.statusCode(), path);
            assertEquals("Say who you are.\n", answer.body());
            assertEquals(
                    "Basic realm=\"Sonde\", charset=\"UTF-8\", Bearer realm=\"Sonde\"",
                    answer.headers().firstValue("WWW-Authenticate").orElseThrow());
            assertStrict(answer);
        }
        assertEquals(401, HttpCalls.post(server.url("/metrics"), "x").statusCode());
        assertEquals(404, status("/no-such-page", "none"));
    }

    @Test
    void wrongCredentialsAreRefusedAndCountedAndRepeatedNowhere() {
        assertEquals(401, status("/metrics", GuardedServer.basic("prometheus", "hunter2")));
        assertEquals(401, status("/metrics", "Bearer " + TOKEN + "x"));
        HttpResponse<String> scrape =
                HttpCalls.get(server.url("/metrics"), "Authorization", GuardedServer.basic("prometheus", "one"));
        Scrape told = Scrape.parse(scrape.body());
        assertEquals(2, told.value("sonde_server_refused_total", "reason", "credentials"));
        assertEquals(2, told.value("sonde_server_password_checks_total"));
        assertFalse(server.said().contains("hunter2") || scrape.body().contains("hunter2"));
        assertFalse(server.said().contains(TOKEN) || scrape.body().contains(TOKEN));
    }

    @Test
    void aFloodOfGuessesIsPutOffAndTheScraperIsNot() {
        assertEquals(200, status("/metrics", GuardedServer.basic("prometheus", "one")));
        int putOff = 0;
        for (int i = 0; i < 50; i++) {
            putOff += status("/metrics", GuardedServer.basic("prometheus", "guess" + i)) == 429 ? 1 : 0;
            assertEquals(200, status("/metrics", GuardedServer.basic("prometheus", "one")));
        }
        assertTrue(putOff > 40, putOff + " put off");
        String scrape = HttpCalls.get(server.url("/metrics"), "Authorization", GuardedServer.basic("prometheus", "one"))
                .body();
        assertTrue(Scrape.parse(scrape).value("sonde_server_password_checks_total") < 12, scrape);
    }

    @Test
    void twoSetsOfCredentialsAreNone() throws IOException {
        String header = "Authorization: " + GuardedServer.basic("prometheus", "one") + "\r\n";
        try (RawClient client = RawClient.to(server.port())) {
            client.send("GET /metrics HTTP/1.1\r\nHost: x\r\n" + header + header + "Connection: close\r\n\r\n");
            assertTrue(client.readToEnd().startsWith("HTTP/1.1 401 "));
        }
    }

    @Test
    void aHeadThatIsTooLongIsRefused() {
        HttpResponse<String> answer = HttpCalls.get(server.url("/metrics"), "X-Long", "x".repeat(20_000));
        assertEquals(431, answer.statusCode());
        assertStrict(answer);
    }

    @Test
    void passwordsInTheClearAreWarnedOf() {
        assertTrue(server.said().contains("passwords and tokens come in the clear"), server.said());
    }

    private static void assertStrict(HttpResponse<String> answer) {
        Map<String, List<String>> headers = answer.headers().map();
        assertEquals(List.of("no-store"), headers.get("cache-control"));
        assertEquals(List.of("nosniff"), headers.get("x-content-type-options"));
        assertEquals(List.of("default-src 'none'; frame-ancestors 'none'"), headers.get("content-security-policy"));
        assertFalse(headers.containsKey("server"));
    }

    private int status(String path, String authorization) {
        return HttpCalls.get(server.url(path), "Authorization", authorization).statusCode();
    }
}
