package dev.sonde.grafana;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** The real scrape on a port of its own, of a service that goes on as it did. */
final class GrowingScrape implements AutoCloseable {

    private final HttpServer server;

    private GrowingScrape(HttpServer server) {
        this.server = server;
    }

    static GrowingScrape start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/metrics", exchange -> {
            byte[] text = text(System.nanoTime() / 1e9).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
        });
        server.start();
        return new GrowingScrape(server);
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    private static String text(double seconds) throws IOException {
        return Replay.lines().stream().map(line -> grown(line, seconds)).collect(Collectors.joining("\n", "", "\n"));
    }

    private static String grown(String line, double seconds) {
        if (!Replay.isSum(Replay.name(line))) {
            return line;
        }
        int space = line.lastIndexOf(' ');
        return line.substring(0, space + 1) + Double.parseDouble(line.substring(space + 1)) * seconds;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
