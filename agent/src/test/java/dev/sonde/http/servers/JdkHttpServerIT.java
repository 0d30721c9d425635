package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnEveryJdk;
import dev.sonde.testing.RawClient;
import dev.sonde.testing.TestKeys;
import dev.sonde.testing.Traces;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.net.SocketFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** That every request to the JDK's server is counted once, under its context, however it ends. */
@Execution(ExecutionMode.CONCURRENT)
final class JdkHttpServerIT {

    @TempDir
    Path folder;

    private final Map<String, Long> expected = new TreeMap<>();
    private final List<RawClient> held = new ArrayList<>();

    @OnEveryJdk
    void everyRequestIsCountedOnceHoweverItEnds(Jdk jdk) throws IOException {
        TestKeys keys = TestKeys.in(folder);
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "jdk-server")
                .on(jdk)
                .jvm("-XX:+UseSerialGC")
                .agent("port=0")
                .arguments(keys.file().toString(), keys.password())
                .main("JdkServer")) {
            String[] ports = child.awaitLine("listening on (.+)").group(1).split(" ");
            child.sondePort();
            callPlain(Integer.parseInt(ports[0]));
            callPlain(Integer.parseInt(ports[1]));
            callSecure(Integer.parseInt(ports[2]), keys);
            throwAnError(Integer.parseInt(ports[0]));
            tellOfTraces(child, Integer.parseInt(ports[0]));
            HttpCounts.await(child, expected);
            Health.assertSound(child, "ExpectedError$", "^\\s+at ");
            hangUp();
            child.closeInput();
            assertEquals(0, child.exitCode());
        }
    }

    private void callPlain(int port) throws IOException {
        answersAtOnce(HttpClient.newHttpClient(), "http://127.0.0.1:" + port);
        answersLater(port, SocketFactory.getDefault());
        breaks(port, SocketFactory.getDefault());
        isRefused("GARBAGE", "400", port, "UNKNOWN UNKNOWN");
        isRefused("GET /nowhere HTTP/1.1", "404", port, "GET UNKNOWN");
        isRefused("GET /%zz HTTP/1.1", "400", port, "GET UNKNOWN");
        isRefused("POST /echo HTTP/1.1\r\nTransfer-encoding: gzip", "501", port, "POST UNKNOWN");
        isRefused("NEVERHEARD /hello HTTP/1.1", "200", port, "UNKNOWN /hello");
    }

    private void callSecure(int port, TestKeys keys) throws IOException {
        HttpClient client = keys.client();
        answersAtOnce(client, "https://127.0.0.1:" + port);
        call(client, "https://127.0.0.1:" + port, "GET", "/any/where", "GET /* 200");
        call(client, "https://127.0.0.1:" + port, "GET", "/", "GET / 200");
        answersLater(port, keys.trusting().getSocketFactory());
        breaks(port, keys.trusting().getSocketFactory());
    }

    private void answersAtOnce(HttpClient client, String server) {
        call(client, server, "GET", "/hello", "GET /hello 200");
        call(client, server, "GET", "/hello?any=thing", "GET /hello 200");
        call(client, server, "HEAD", "/hello", "HEAD /hello 200");
        call(client, server, "GET", "/hello/17", "GET /hello* 200");
        call(client, server, "GET", "/helloworld", "GET /hello* 200");
        call(client, server, "POST", "/echo", "POST /echo 200");
        call(client, server, "GET", "/api/204", "GET /api/* 204");
        call(client, server, "GET", "/api/503", "GET /api/* 503");
        call(client, server, "GET", "/api/404", "GET UNKNOWN 404");
        call(client, server, "GET", "/filtered", "GET /filtered 403");
        call(client, server, "GET", "/filtered?please", "GET /filtered 200");
    }

    private void answersLater(int port, SocketFactory sockets) throws IOException {
        call(port, sockets, "/async", "GET /async 202");
        call(port, sockets, "/async-chunked", "GET /async-chunked 200");
        call(port, sockets, "/async-overtaking", "GET /async-overtaking 203");
        try (RawClient poll = RawClient.to(port, sockets).getOnce("/poll")) {
            assertEquals("HTTP/1.1 201", poll.read(12));
            call(port, sockets, "/push", "GET /push 200");
            poll.readToEnd();
            expect("GET /poll 201");
        }
    }

    private void breaks(int port, SocketFactory sockets) throws IOException {
        hasNoAnswer(port, sockets, "/throws", "GET /throws 500 IllegalStateException");
        failsByNumberFormat(port, sockets);
        hasNoAnswer(port, sockets, "/async-silent", "GET /async-silent 500");
        throwsLate(port, sockets);
        leavesEarly(port, sockets, "/endless", "GET /endless 499");
        leavesEarly(port, sockets, "/endless-async", "GET /endless-async 499");
        held.add(RawClient.to(port, sockets).get("/dropped"));
        expect("GET /dropped UNKNOWN");
        held.add(RawClient.to(port, sockets).get("/dropped-late"));
        expect("GET /dropped-late UNKNOWN");
    }

    // Not on the dispatcher's thread, which in older versions does not outlive it.
    private void throwAnError(int port) throws IOException {
        held.add(RawClient.to(port).get("/throws-error"));
        expect("GET /throws-error 500 ExpectedError");
    }

    private void tellOfTraces(ChildJvm child, int port) throws IOException {
        List<String> bad = new ArrayList<>(Traces.BAD);
        bad.add("\u00ff\u0080".repeat(28));
        for (String header : bad) {
            String head = "GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\ntraceparent: ";
            try (RawClient client = RawClient.to(port).send(head + header + "\r\n\r\n")) {
                answers(client, "200");
                expect("GET /hello 200");
            }
        }
        isTraced(child, port, "/hello", "GET /hello 200");
        isTraced(child, port, "/async", "GET /async 202");
        isTraced(child, port, "/async-chunked", "GET /async-chunked 200");
        Traces.assertNoneIsBad(child);
    }

    private void isTraced(ChildJvm child, int port, String path, String counted) {
        String url = "http://127.0.0.1:" + port + path;
        Traces.awaitShown(child, path, trace -> {
            HttpCalls.get(url, Traces.HEADER, trace);
            expect(counted);
        });
    }

    private void call(HttpClient client, String server, String method, String path, String counted) {
        BodyPublisher body = method.equals("POST") ? BodyPublishers.ofString("text") : BodyPublishers.noBody();
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, body)
                .build();
        int status = HttpCalls.send(client, request).statusCode();
        assertEquals(counted.split(" ")[2], Integer.toString(status), path);
        expect(counted);
    }

    private void call(int port, SocketFactory sockets, String path, String counted) throws IOException {
        try (RawClient client = RawClient.to(port, sockets).getOnce(path)) {
            answers(client, counted.split(" ")[2]);
            expect(counted);
        }
    }

    private static void answers(RawClient client, String status) throws IOException {
        String answer = client.readToEnd();
        assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
    }

    private void isRefused(String head, String status, int port, String counted) throws IOException {
        String rest = "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        try (RawClient client = RawClient.to(port).send(head + rest)) {
            answers(client, status);
            expect(counted + ' ' + status);
        }
    }

    private void hasNoAnswer(int port, SocketFactory sockets, String path, String counted) throws IOException {
        try (RawClient client = RawClient.to(port, sockets).get(path)) {
            assertEquals("", client.readToEnd());
            expect(counted);
        }
    }

    // Some versions send the head that they had written, others do not.
    private void throwsLate(int port, SocketFactory sockets) throws IOException {
        try (RawClient client = RawClient.to(port, sockets).get("/throws-late")) {
            client.readToEnd();
            expect("GET /throws-late 200 IllegalStateException");
        }
    }

    // Some versions take it for their own and answer 400, others do not answer.
    private void failsByNumberFormat(int port, SocketFactory sockets) throws IOException {
        try (RawClient client = RawClient.to(port, sockets).get("/number")) {
            String answer = client.readToEnd();
            expect("GET /number " + (answer.isEmpty() ? "500" : answer.split(" ")[1]) + " NumberFormatException");
        }
    }

    private void leavesEarly(int port, SocketFactory sockets, String path, String counted) throws IOException {
        try (RawClient client = RawClient.to(port, sockets).get(path)) {
            assertEquals("HTTP/1.1 200", client.read(12));
            expect(counted);
        }
    }

    private void hangUp() throws IOException {
        for (RawClient each : held) {
            each.close();
        }
    }

    private void expect(String counted) {
        expected.merge(counted, 1L, Long::sum);
    }
}
