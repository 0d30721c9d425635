package dev.sonde.jmh;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Scrapes over one connection, as Prometheus does. */
final class ScrapeClient implements Closeable {

    private static final String LENGTH = "content-length:";

    private final Socket socket;
    private final String request;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];

    ScrapeClient(URI url) throws IOException {
        socket = new Socket(url.getHost(), url.getPort());
        request = "GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n";
        in = new BufferedInputStream(socket.getInputStream(), buffer.length);
    }

    /** Returns the bytes of the body. */
    int scrape(String headers) throws IOException {
        socket.getOutputStream().write((request + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).trim());
            }
        }
        for (int left = length; left > 0; ) {
            int read = in.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException();
            }
            left -= read;
        }
        return length;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException();
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
