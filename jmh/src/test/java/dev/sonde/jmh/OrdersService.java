package dev.sonde.jmh;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** A service with one endpoint that takes so many bytes a request; it prints its port and ends with its input. */
final class OrdersService {
    private static volatile byte[] taken;

    private OrdersService() {}

    public static void main(String[] arguments) throws IOException {
        int bytes = Integer.parseInt(arguments[0]);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/orders", exchange -> {
            taken = new byte[bytes];
            for (int i = 0; i < bytes; i++) {
                taken[i] = (byte) (taken[i / 2] * 31 + i);
            }
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        System.out.println(server.getAddress().getPort());
        while (System.in.read() >= 0) {
            // Whoever started it is still there.
        }
        server.stop(0);
    }
}
