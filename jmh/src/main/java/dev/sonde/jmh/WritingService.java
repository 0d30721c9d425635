package dev.sonde.jmh;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.concurrent.locks.LockSupport;

/** Writes single bytes to a file, so many a second, until its standard input ends. */
final class WritingService {

    private static final int SLICES_PER_SECOND = 100;
    private static final long NANOS_PER_SLICE = 1_000_000_000 / SLICES_PER_SECOND;

    private WritingService() {}

    /** The one argument is the number of writes a second. */
    public static void main(String[] arguments) throws IOException {
        int perSlice = Integer.parseInt(arguments[0]) / SLICES_PER_SECOND;
        Thread writer = new Thread(() -> write(perSlice));
        writer.setDaemon(true);
        writer.start();
        while (System.in.read() >= 0) {
            // Until the other side closes it.
        }
    }

    private static void write(int perSlice) {
        try {
            File file = File.createTempFile("written", ".tmp");
            file.deleteOnExit();
            try (RandomAccessFile out = new RandomAccessFile(file, "rw")) {
                writeForever(out, perSlice);
            }
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static void writeForever(RandomAccessFile out, int perSlice) throws IOException {
        long next = System.nanoTime();
        while (true) {
            for (int i = 0; i < perSlice; i++) {
                out.seek(0);
                out.write(i);
            }
            next += NANOS_PER_SLICE;
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }
}
