package dev.sonde.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Calls over the JDK's own client, HTTP/1.1 (keep-alive) unless asked for HTTP/2 by upgrade. */
public final class HttpCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(Version.HTTP_1_1).build();

    private HttpCalls() {}

    /** GET, with headers as name, value, name, value. */
    public static HttpResponse<String> get(String url, String... headers) {
        return send(request(url, headers).GET().build());
    }

    /** As many GETs on their way at once, each on a connection of its own; all are answered with that status. */
    public static void getAtOnce(int calls, IntFunction<String> url, int status) {
        List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, calls)
                .mapToObj(call -> request(url.apply(call)).GET().build())
                .map(request -> CLIENT.sendAsync(request, BodyHandlers.ofString()))
                .toList();
        answers.forEach(answer -> assertEquals(status, answer.join().statusCode()));
    }

    /** POST of a text. */
    public static HttpResponse<String> post(String url, String body, String... headers) {
        return send(request(url, headers).POST(BodyPublishers.ofString(body)).build());
    }

    /** GET over HTTP/2 without TLS, by upgrade of a first request; fails if the server stays at 1.1. */
    public static HttpResponse<String> getOverHttp2(String url, String... headers) {
        HttpResponse<String> answer =
                send(request(url, headers).version(Version.HTTP_2).GET().build());
        if (answer.version() != Version.HTTP_2) {
            throw new AssertionError(url + " was answered over " + answer.version());
        }
        return answer;
    }

    /** Sends a request that the caller built. */
    public static HttpResponse<String> send(HttpRequest request) {
        return send(CLIENT, request);
    }

    /** Sends it by a client of the caller's. */
    public static HttpResponse<String> send(HttpClient client, HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(request.toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static HttpRequest.Builder request(String url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(PATIENCE);
        return headers.length == 0 ? request : request.headers(headers);
    }
}
