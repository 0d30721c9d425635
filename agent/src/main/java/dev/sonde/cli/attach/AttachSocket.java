package dev.sonde.cli.attach;

import com.sun.jna.LastErrorException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A connection to the socket by which a JVM is asked, made as its own user where this one is root. */
final class AttachSocket implements AutoCloseable {
    private static final int ADDRESS_BYTES = 110;
    private static final int MOST_LETTERS = 107;

    private final Posix posix;
    private final int file;

    private AttachSocket(Posix posix, int file) {
        this.posix = posix;
        this.file = file;
    }

    /**
     * Connects.
     *
     * @param patienceSeconds how long the other side may be silent
     * @throws IOException if nobody listens there, or not for this user
     */
    static AttachSocket open(Posix posix, Target target, String path, int patienceSeconds) throws IOException {
        byte[] address = address(path);
        try {
            int file = posix.socket(Posix.AF_UNIX, Posix.SOCK_STREAM, 0);
            long[] patience = {patienceSeconds, 0};
            posix.setsockopt(file, Posix.SOL_SOCKET, Posix.SO_RCVTIMEO, patience, 16);
            posix.setsockopt(file, Posix.SOL_SOCKET, Posix.SO_SNDTIMEO, patience, 16);
            connect(posix, target, file, address);
            return new AttachSocket(posix, file);
        } catch (LastErrorException refused) {
            throw new IOException(path + ": " + refused.getMessage(), refused);
        }
    }

    private static void connect(Posix posix, Target target, int file, byte[] address) {
        // An older JVM answers nobody but its own user, not even root.
        Disguise disguise = Disguise.as(posix, target);
        try {
            posix.connect(file, address, address.length);
        } catch (LastErrorException refused) {
            posix.close(file);
            throw refused;
        } finally {
            disguise.takeOff();
        }
    }

    void send(byte[] bytes) throws IOException {
        try {
            for (int sent = 0; sent < bytes.length; ) {
                byte[] rest = Arrays.copyOfRange(bytes, sent, bytes.length);
                sent += (int) posix.write(file, rest, rest.length);
            }
        } catch (LastErrorException gone) {
            throw new IOException("the JVM hung up: " + gone.getMessage(), gone);
        }
    }

    /** All that comes until the other side has done. */
    String received() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int count = read(buffer); count > 0; count = read(buffer)) {
                bytes.write(buffer, 0, count);
            }
        } catch (LastErrorException silent) {
            throw new IOException("the JVM does not answer: " + silent.getMessage(), silent);
        }
        return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        posix.close(file);
    }

    private int read(byte[] buffer) {
        return (int) posix.read(file, buffer, buffer.length);
    }

    private static byte[] address(String path) throws IOException {
        byte[] name = path.getBytes(StandardCharsets.UTF_8);
        if (name.length > MOST_LETTERS) {
            throw new IOException(path + " is too long for a socket");
        }
        return ByteBuffer.allocate(ADDRESS_BYTES)
                .order(ByteOrder.nativeOrder())
                .putShort((short) Posix.AF_UNIX)
                .put(name)
                .array();
    }
}
