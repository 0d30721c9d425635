package dev.sonde.sample;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Asks the shop over real HTTP, as anybody would. */
final class Browser {
    private final HttpClient http = HttpClient.newHttpClient();
    private final URI shop;

    Browser(int port) {
        shop = URI.create("http://127.0.0.1:" + port);
    }

    HttpResponse<String> get(String path) {
        return getLater(path).join();
    }

    CompletableFuture<HttpResponse<String>> getLater(String path) {
        return http.sendAsync(HttpRequest.newBuilder(shop.resolve(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) {
        HttpRequest request = HttpRequest.newBuilder(shop.resolve(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return http.sendAsync(request, BodyHandlers.ofString()).join();
    }
}
