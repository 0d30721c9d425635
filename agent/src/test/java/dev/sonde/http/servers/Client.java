package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Duty;
import dev.sonde.testing.Evidence;
import dev.sonde.testing.HttpCalls;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls one server in the ways that a scenario needs, and checks what comes back. */
final class Client {
    private static final HttpClient HTTP_2 =
            HttpClient.newBuilder().version(Version.HTTP_2).build();

    private static final int A_WHILE = 8 << 20;

    private final Evidence evidence = Evidence.current();
    private final int port;

    Client(int port) {
        this.port = port;
    }

    void get(String path, int status, String... headers) {
        evidence.called(path, 1);
        assertEquals(status, HttpCalls.get(url(path), headers).statusCode(), path);
    }

    /** So many, all on their way at once. */
    void getAtOnce(int calls, IntFunction<String> path, int status) {
        evidence.called(path.apply(0), calls);
        HttpCalls.getAtOnce(calls, call -> url(path.apply(call)), status);
    }

    void getOverHttp2(String path, int status, String... headers) {
        evidence.called(Duty.HTTP_2);
        assertEquals(status, HttpCalls.getOverHttp2(url(path), headers).statusCode(), path);
    }

    /** By a connection of its own: a server ends one whose request it did not read to the end, and no client asks again. */
    void send(String method, String path, String body, int status) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url(path)))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer =
                HttpCalls.send(HttpClient.newBuilder().version(Version.HTTP_1_1).build(), request);
        assertEquals(status, answer.statusCode(), method + ' ' + path);
    }

    /** A body of that size is sent; the answer is to be its size. */
    void upload(String path, int bytes) {
        evidence.called(path, 1);
        HttpResponse<String> answer = HttpCalls.post(url(path), "x".repeat(bytes));
        assertEquals(Integer.toString(bytes), answer.body(), path);
    }

    /** One request on a connection of its own, whatever the answer; the JDK's client would ask again. */
    void getOnce(String path) {
        try (Socket socket = connect()) {
            send(socket, "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Many requests on one connection, sent in one go before the first answer is read. */
    void pipeline(String path, int requests) {
        String one = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n";
        evidence.called(Duty.PIPELINED);
        evidence.called(path, 1);
        String all = (one + "\r\n").repeat(requests - 1) + one + "Connection: close\r\n\r\n";
        try (Socket socket = connect()) {
            send(socket, all);
            String answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertEquals(requests, answers.split("HTTP/1.1 200", -1).length - 1, answers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same of a server that drops what it holds back once a connection is to close. */
    void pipelineKeptAlive(String path, int requests) {
        String one = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        evidence.called(Duty.PIPELINED);
        try (Socket socket = connect()) {
            send(socket, one.repeat(requests));
            InputStream answers = socket.getInputStream();
            StringBuilder read = new StringBuilder();
            while (read.toString().split("HTTP/1.1 200", -1).length <= requests) {
                int next = answers.read();
                assertTrue(next >= 0, read::toString);
                read.append((char) next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever is sent, the server is to answer with that status and close. */
    void sendRaw(String text, int status) {
        try (Socket socket = connect()) {
            send(socket, text);
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertEquals("HTTP/1.1 " + status, answer.substring(0, Math.min(12, answer.length())), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads of the answer for a while and resets the connection. */
    void getAndReset(String path) {
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n";
        evidence.called(path, 1);
        try (Socket socket = connect()) {
            send(socket, request);
            assertEquals(A_WHILE, socket.getInputStream().readNBytes(A_WHILE).length, path);
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Streams of one HTTP/2 connection, all at once; the first, which asks for the upgrade, before them. */
    void getOverHttp2(String path, int status, int streams) {
        evidence.called(Duty.HTTP_2);
        assertEquals(Version.HTTP_2, sendOverHttp2(path, status).join(), path);
        List<CompletableFuture<Version>> answers = IntStream.range(1, streams)
                .mapToObj(each -> sendOverHttp2(path, status))
                .toList();
        answers.forEach(answer -> assertEquals(Version.HTTP_2, answer.join(), path));
    }

    /** Reads of the answer for a while and resets the stream. */
    void getOverHttp2AndReset(String path) {
        getOverHttp2AndReset(path, "/one");
    }

    /** The same; the first stream, which asks for the upgrade, is for another page. */
    void getOverHttp2AndReset(String path, String first) {
        getOverHttp2(first, 200, 1);
        try {
            InputStream body =
                    HTTP_2.send(request(path), BodyHandlers.ofInputStream()).body();
            assertEquals(A_WHILE, body.readNBytes(A_WHILE).length, path);
            body.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<Version> sendOverHttp2(String path, int status) {
        return HTTP_2.sendAsync(request(path), BodyHandlers.ofString()).thenApply(answer -> {
            assertEquals(status, answer.statusCode(), path);
            return answer.version();
        });
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).build();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + port + path;
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }
}
