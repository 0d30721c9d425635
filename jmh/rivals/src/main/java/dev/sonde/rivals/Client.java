package dev.sonde.rivals;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Asks a service for the same thing again and again, on one kept connection, and allocates nothing. */
final class Client implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final byte[] buffer = new byte[4096];
    private final byte[] request;
    private final byte[] body;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    /** Connects; each answer is to end with this body. */
    Client(int port, String path, String body) throws IOException {
        this.request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        this.body = body.getBytes(StandardCharsets.US_ASCII);
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** That many requests, one after another. */
    void ask(long requests) throws IOException {
        for (long i = 0; i < requests; i++) {
            ask();
        }
    }

    /** A request and its answer, of which the length is returned. */
    int ask() throws IOException {
        out.write(request);
        int length = 0;
        do {
            int read = in.read(buffer, length, buffer.length - length);
            if (read <= 0) {
                throw new EOFException(
                        "no answer, or another: " + new String(buffer, 0, length, StandardCharsets.UTF_8));
            }
            length += read;
        } while (!endsWithBody(length));
        return length;
    }

    private boolean endsWithBody(int length) {
        int from = length - body.length;
        return from >= 0 && Arrays.equals(buffer, from, length, body, 0, body.length);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
