package dev.sonde.jfr;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Takes chunks one by one out of a stream, each into a file that is gone when it was read: JFR's parser reads files.
 * A chunk that was read before is passed over.
 */
final class Chunks {

    private static final int BUFFER_BYTES = 1 << 16;

    private long newestStartNanos = Long.MIN_VALUE;
    private long endNanos;

    /** Reads a chunk. */
    interface Reader {

        /** The file is gone when this returns. */
        void read(ChunkHeader header, Path file) throws IOException;
    }

    /** When the newest chunk ended, since the epoch; 0 before the first. */
    long endNanos() {
        return endNanos;
    }

    /** Reads all chunks that were not read before, the oldest first; the stream stays open. */
    void read(InputStream in, Reader reader) throws IOException {
        DataInputStream stream = new DataInputStream(in);
        byte[] head = new byte[ChunkHeader.BYTES];
        for (int first = stream.read(); first >= 0; first = stream.read()) {
            head[0] = (byte) first;
            stream.readFully(head, 1, head.length - 1);
            ChunkHeader header = ChunkHeader.parse(head);
            boolean isNew = header.startNanos > newestStartNanos;
            if (isNew) {
                readOne(stream, head, header, reader);
                newestStartNanos = header.startNanos;
                endNanos = header.endNanos();
            } else {
                copy(stream, null, header.sizeBytes - head.length);
            }
        }
    }

    private static void readOne(InputStream in, byte[] head, ChunkHeader header, Reader reader) throws IOException {
        Path file = Files.createTempFile("sonde-", ".jfr");
        try {
            try (OutputStream out = Files.newOutputStream(file)) {
                out.write(head);
                copy(in, out, header.sizeBytes - head.length);
            }
            reader.read(header, file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** Takes so many bytes out of the stream, to nowhere if {@code out} is null. */
    private static void copy(InputStream in, OutputStream out, long bytes) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        for (long left = bytes; left > 0; ) {
            int read = in.read(buffer, 0, (int) Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("a chunk is cut short");
            }
            if (out != null) {
                out.write(buffer, 0, read);
            }
            left -= read;
        }
    }
}
