package dev.sonde.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntFunction;
import java.util.zip.GZIPInputStream;

/** A server of a few lines that keeps what it is sent and answers what the test wants. */
public final class Receiver implements AutoCloseable {

    /** One request: its head as it came and its body, unzipped. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    public record Received(String head, byte[] body, long nanos) {}

    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final IntFunction<String> answers;

    /**
     * Starts it.
     *
     * @param answers the head of the answer to the request of this number, from 0, without its end; null to give none
     */
    public Receiver(IntFunction<String> answers) throws IOException {
        this.answers = answers;
        Thread thread = new Thread(this::serve, "receiver");
        thread.setDaemon(true);
        thread.start();
    }

    public String url(String path) {
        return "http://127.0.0.1:" + socket.getLocalPort() + path;
    }

    public List<Received> received() {
        return received;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                answer(socket.accept());
            } catch (IOException closed) {
                // Of the client, or of this.
            }
        }
    }

    @SuppressWarnings("resource")
    private void answer(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        StringBuilder head = new StringBuilder();
        while (!head.toString().endsWith("\r\n\r\n")) {
            head.append((char) in.read());
        }
        int length = Integer.parseInt(
                head.toString().split("(?i)content-length: ")[1].split("\r\n")[0]);
        byte[] body = in.readNBytes(length);
        boolean zipped = head.toString().contains("Content-Encoding: gzip");
        received.add(new Received(head.toString(), zipped ? unzipped(body) : body, System.nanoTime()));
        String answer = answers.apply(received.size() - 1);
        if (answer != null) {
            client.getOutputStream().write((answer + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            client.close();
        }
    }

    private static byte[] unzipped(byte[] zipped) {
        try {
            return new GZIPInputStream(new ByteArrayInputStream(zipped)).readAllBytes();
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }
}
