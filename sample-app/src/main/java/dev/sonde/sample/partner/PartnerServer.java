package dev.sonde.sample.partner;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Stands for the partner's warehouses: a real HTTP server on a free loopback port that takes its time. */
final class PartnerServer implements AutoCloseable {
    private static final double SPREAD = 0.5;
    private static final double LONGEST_IN_MEDIANS = 15;

    private final HttpServer server;
    private final ExecutorService clerk = Executors.newSingleThreadExecutor();
    private final Duration medianLatency;

    PartnerServer(Duration medianLatency) throws IOException {
        this.medianLatency = medianLatency;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/partner/stock", this::answerLater);
        server.start();
    }

    URI address() {
        String host = server.getAddress().getAddress().getHostAddress();
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        clerk.shutdownNow();
    }

    private void answerLater(HttpExchange exchange) {
        CompletableFuture.delayedExecutor(latencyMicros(), TimeUnit.MICROSECONDS, clerk)
                .execute(() -> answer(exchange));
    }

    /** Log-normal, as the latency of remote services is: a few answers take many times the median. */
    private long latencyMicros() {
        double medians = Math.exp(SPREAD * ThreadLocalRandom.current().nextGaussian());
        return (long) (medianLatency.toNanos() / 1_000.0 * Math.min(medians, LONGEST_IN_MEDIANS));
    }

    private void answer(HttpExchange exchange) {
        byte[] body = stock(exchange.getRequestURI()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            System.getLogger("partner").log(System.Logger.Level.DEBUG, "The shop did not wait", e);
        }
    }

    private static String stock(URI uri) {
        String[] path = uri.getPath().split("/", -1);
        String warehouse = path[path.length - 2];
        int hash = 31 * path[path.length - 1].hashCode() + warehouse.hashCode();
        return String.format(
                Locale.ROOT,
                "{\"warehouse\":\"%s\",\"bookId\":%s,\"pieces\":%d,\"priceCents\":%d}",
                warehouse,
                path[path.length - 1],
                Math.floorMod(hash, 40),
                300 + Math.floorMod(hash, 3_000));
    }
}
