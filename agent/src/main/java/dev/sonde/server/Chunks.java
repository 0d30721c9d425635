package dev.sonde.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Bytes in pieces out of a pool, which grow without being copied. One thread writes, then any may read. */
final class Chunks extends OutputStream {

    private final ChunkPool pool;
    private final List<byte[]> chunks = new ArrayList<>();
    private int size;

    Chunks(ChunkPool pool) {
        this.pool = pool;
    }

    int size() {
        return size;
    }

    @Override
    public void write(int oneByte) {
        write(new byte[] {(byte) oneByte}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int count) {
        int written = 0;
        while (written < count) {
            int used = size % ChunkPool.CHUNK_BYTES;
            if (used == 0) {
                chunks.add(pool.take());
            }
            int piece = Math.min(count - written, ChunkPool.CHUNK_BYTES - used);
            System.arraycopy(from, offset + written, chunks.get(chunks.size() - 1), used, piece);
            written += piece;
            size += piece;
        }
    }

    void writeTo(OutputStream out) throws IOException {
        int left = size;
        for (byte[] chunk : chunks) {
            out.write(chunk, 0, Math.min(left, chunk.length));
            left -= chunk.length;
        }
    }

    /** Gives the pieces back, after which there is nothing to read. */
    void release() {
        size = 0;
        chunks.forEach(pool::giveBack);
        chunks.clear();
    }
}
