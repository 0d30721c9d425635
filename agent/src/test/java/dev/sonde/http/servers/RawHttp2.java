package dev.sonde.http.servers;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One HTTP/2 connection with prior knowledge, frame by frame: what no well-behaved client would do is done as well. */
final class RawHttp2 implements AutoCloseable {
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int RESET = 3;
    private static final int SETTINGS = 4;
    private static final int PING = 6;
    private static final int GO_AWAY = 7;
    private static final int WINDOW = 8;
    private static final int END_STREAM = 1;
    private static final int ACK = 1;
    private static final int END_HEADERS = 4;
    private static final int HEADERS_ROOM = 512;
    private static final int CANCEL = 8;

    private final Socket socket;
    private final DataOutputStream out;
    private final DataInputStream in;
    private final Set<Integer> ended = new HashSet<>();
    private int next = 1;

    RawHttp2(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(20_000);
            out = new DataOutputStream(socket.getOutputStream());
            in = new DataInputStream(socket.getInputStream());
            out.write(PREFACE.getBytes(StandardCharsets.US_ASCII));
            send(SETTINGS, 0, 0, new byte[0]);
            send(WINDOW, 0, 0, new byte[] {0x3f, 0, 0, 0});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a stream that has no body, and gives its number. */
    int get(String path) {
        return begin("GET", path, List.of(), true);
    }

    /** Begins a stream whose body is to follow. */
    int post(String path, String... headers) {
        return begin("POST", path, List.of(headers), false);
    }

    private int begin(String method, String path, List<String> headers, boolean last) {
        ByteArrayOutputStream block = new ByteArrayOutputStream(HEADERS_ROOM);
        literal(block, ":method", method);
        literal(block, ":scheme", "http");
        literal(block, ":path", path);
        literal(block, ":authority", "localhost");
        for (int i = 0; i < headers.size(); i += 2) {
            literal(block, headers.get(i), headers.get(i + 1));
        }
        int stream = next;
        next += 2;
        send(HEADERS, END_HEADERS | (last ? END_STREAM : 0), stream, block.toByteArray());
        return stream;
    }

    // Neither indexed nor by Huffman's code, so that what is sent is what is written here.
    private static void literal(ByteArrayOutputStream block, String name, String value) {
        block.write(0);
        for (String text : List.of(name, value)) {
            block.write(text.length());
            block.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    void end(int stream, byte... body) {
        send(DATA, END_STREAM, stream, body);
    }

    void reset(int stream) {
        send(RESET, 0, stream, new byte[] {0, 0, 0, CANCEL});
    }

    void goAway() {
        send(GO_AWAY, 0, 0, new byte[8]);
    }

    /** Reads until all these streams have ended, in whatever way. */
    void awaitEnds(Iterable<Integer> streams) {
        for (int stream : streams) {
            while (!ended.contains(stream)) {
                read();
            }
        }
    }

    private void read() {
        try {
            int lengthAndType = in.readInt();
            int flags = in.readUnsignedByte();
            int stream = in.readInt();
            byte[] payload = in.readNBytes(lengthAndType >>> 8);
            int type = lengthAndType & 0xff;
            if (type == RESET || (type <= HEADERS && (flags & END_STREAM) != 0)) {
                ended.add(stream);
            } else if (type == SETTINGS && (flags & ACK) == 0) {
                send(SETTINGS, ACK, 0, new byte[0]);
            } else if (type == PING && (flags & ACK) == 0) {
                send(PING, ACK, 0, payload);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(int type, int flags, int stream, byte... payload) {
        try {
            out.writeInt(payload.length << 8 | type);
            out.writeByte(flags);
            out.writeInt(stream);
            out.write(payload);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes without a word. */
    @Override
    public void close() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
