package dev.sonde.jmh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Scrapes, each time on a connection of its own: on a kept one most of the time goes by waiting for the network. */
final class ScrapeClient {

    private final URI url;
    private final byte[] buffer = new byte[1 << 16];

    ScrapeClient(URI url) {
        this.url = url;
    }

    /** Returns the number of bytes of the answer. */
    int scrape(String headers) throws IOException {
        return read(headers, null);
    }

    /** Returns the answer, head and body. */
    byte[] answer(String headers) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        read(headers, answer);
        return answer.toByteArray();
    }

    private int read(String headers, ByteArrayOutputStream answer) throws IOException {
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            String request = "GET " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\n" + headers
                    + "Connection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            int bytes = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes += read;
                if (answer != null) {
                    answer.write(buffer, 0, read);
                }
            }
            return bytes;
        }
    }
}
