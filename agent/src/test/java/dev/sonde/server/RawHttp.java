package dev.sonde.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests that a well-behaved client would not send. */
final class RawHttp {

    private RawHttp() {}

    /** Sends one request and gives all that comes back. */
    static String answer(String url, String requestLine) {
        return answer(url, requestLine, "x");
    }

    /** The same to a server that is called by this name. */
    static String answer(String url, String requestLine, String host) {
        try (Socket socket = connected(url)) {
            send(socket, requestLine + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Socket connected(String url) throws IOException {
        URI uri = URI.create(url);
        return new Socket(uri.getHost(), uri.getPort());
    }

    static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }
}
