package dev.sonde.sample.partner;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import tools.jackson.databind.json.JsonMapper;

/** Asks the partner's warehouses what they have, over HTTP: waiting for the answer, or not. */
final class Partner {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final URI address;
    private final JsonMapper json;

    Partner(URI address, JsonMapper json) {
        this.address = address;
        this.json = json;
    }

    Stock stock(String warehouse, long bookId) throws IOException, InterruptedException {
        return read(http.send(request(warehouse, bookId), BodyHandlers.ofString()));
    }

    CompletableFuture<Stock> stockLater(String warehouse, long bookId) {
        return http.sendAsync(request(warehouse, bookId), BodyHandlers.ofString())
                .thenApply(this::read);
    }

    private HttpRequest request(String warehouse, long bookId) {
        URI uri = address.resolve("/partner/stock/" + warehouse + "/" + bookId);
        return HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    }

    private Stock read(HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            throw new IllegalStateException("The partner answered " + response.statusCode());
        }
        return json.readValue(response.body(), Stock.class);
    }
}
