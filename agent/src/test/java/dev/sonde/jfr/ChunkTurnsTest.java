package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChunkTurnsTest {
    private static final int SIZE_AT = 8;
    private static final int EVENTS = 5_000;

    @TempDir
    Path folder;

    private int copies;

    @Test
    void aNewChunkBeginsAfterSomeThousandEventsAndTwentySeconds() throws IOException {
        long now = System.nanoTime();
        try (Recording recording = new Recording();
                ChunkTurns turns = new ChunkTurns()) {
            recording.start();
            count(turns, EVENTS - 1);
            turns.flushed(now + TimeUnit.SECONDS.toNanos(60));
            assertEquals(1, chunksOf(recording), "too few events");
            turns.count();
            turns.flushed(now + TimeUnit.SECONDS.toNanos(19));
            assertEquals(1, chunksOf(recording), "too soon");
            turns.flushed(now + TimeUnit.SECONDS.toNanos(60));
            assertEquals(2, chunksOf(recording));
            count(turns, EVENTS);
            turns.flushed(now + TimeUnit.SECONDS.toNanos(60 + 60));
            assertEquals(3, chunksOf(recording));
        }
    }

    @Test
    void nothingIsLeftRunningWhenItIsClosed() {
        try (Recording recording = new Recording()) {
            recording.start();
            ChunkTurns turns = new ChunkTurns();
            count(turns, EVENTS);
            turns.flushed(System.nanoTime() + TimeUnit.SECONDS.toNanos(60));
            assertTrue(isThereATurn());
            turns.close();
            count(turns, EVENTS);
            turns.flushed(System.nanoTime() + TimeUnit.SECONDS.toNanos(120));
            assertEquals(false, isThereATurn());
        }
    }

    private static void count(ChunkTurns turns, int events) {
        for (int i = 0; i < events; i++) {
            turns.count();
        }
    }

    private static boolean isThereATurn() {
        return FlightRecorder.getFlightRecorder().getRecordings().stream()
                .anyMatch(each -> each.getName().equals("sonde-chunk"));
    }

    // A copy ends a chunk of its own, which is there each time.
    private int chunksOf(Recording recording) throws IOException {
        Path file = Files.createTempDirectory(folder, "copy").resolve("all.jfr");
        try (Recording copy = recording.copy(true)) {
            copy.dump(file);
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        int chunks = 0;
        for (int at = 0; at < bytes.limit(); at += (int) bytes.getLong(at + SIZE_AT)) {
            chunks++;
        }
        return chunks - copies++;
    }
}
