package dev.sonde.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Takes an answer's bytes, zipped as they come if wanted, so that then the plain text is never held whole. */
final class Body {

    private static final int BUFFER_BYTES = 1 << 13;

    private final Chunks bytes;
    private final OutputStream stream;

    Body(boolean zipped, ChunkPool pool) throws IOException {
        bytes = new Chunks(pool);
        stream = zipped ? new QuickGzip(bytes) : bytes;
    }

    OutputStream stream() {
        return stream;
    }

    /** Ends the stream and gives what it holds. */
    Chunks finished() throws IOException {
        stream.close();
        return bytes;
    }

    private static final class QuickGzip extends GZIPOutputStream {

        QuickGzip(OutputStream out) throws IOException {
            super(out, BUFFER_BYTES);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
