package dev.sonde.jfr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ChunksTest {
    private final Chunks chunks = new Chunks();
    private final List<Long> read = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final List<ChunkHeader> headers = new ArrayList<>();

    @Name("test.InAChunk")
    static final class InAChunk extends Event {
        long number;

        static void write(long number) {
            InAChunk event = new InAChunk();
            event.number = number;
            event.commit();
        }
    }

    @Test
    void eachChunkIsReadOnceAndItsFileIsGoneThen(@TempDir Path folder) throws Exception {
        Instant begin = Instant.now();
        try (Recording recording = recordingOf("test.InAChunk")) {
            InAChunk.write(0);
            recording.copy(true).close(); // a new chunk
            InAChunk.write(1);
            feed(recording, folder.resolve("first.jfr"));
            InAChunk.write(2);
            feed(recording, folder.resolve("second.jfr"));
        }
        assertEquals(LongStream.range(0, 3).boxed().toList(), read);
        assertEquals(3, files.size());
        files.forEach(file -> assertFalse(Files.exists(file)));
        assertTrue(headers.get(0).startNanos >= nanos(begin) - 1_000_000);
        assertEquals(headers.get(2).endNanos(), chunks.endNanos());
        assertEquals(0, headers.get(1).nanosSince(headers.get(1).ticksAt(headers.get(1).startNanos)));
    }

    @Test
    void whatIsNoChunkIsRefused() {
        byte[] zeros = new byte[100];
        assertThrows(IOException.class, () -> chunks.read(new ByteArrayInputStream(zeros), this::note));
    }

    @Test
    void aChunkThatIsCutShortLeavesNoFile(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("whole.jfr");
        try (Recording recording = recordingOf("test.InAChunk")) {
            recording.dump(file);
        }
        byte[] whole = Files.readAllBytes(file);
        byte[] cut = Arrays.copyOf(whole, whole.length - 1);
        assertThrows(IOException.class, () -> chunks.read(new ByteArrayInputStream(cut), this::note));
        assertEquals(List.of(), files);
    }

    @Test
    void jfrReadsItsConfigurationAsItWasMeant() throws IOException, ParseException {
        Map<String, String> settings = Map.of("jdk.ThreadPark#enabled", "true", "jdk.ThreadPark#threshold", "20 ms");
        assertEquals(
                settings,
                jdk.jfr.Configuration.create(new java.io.StringReader(Jfc.text(settings)))
                        .getSettings());
    }

    private void feed(Recording recording, Path file) throws IOException {
        try (Recording copy = recording.copy(true)) {
            copy.dump(file);
        }
        chunks.read(Files.newInputStream(file), this::note);
    }

    private void note(ChunkHeader header, Path file) throws IOException {
        headers.add(header);
        files.add(file);
        for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
            read.add(event.getLong("number"));
        }
    }

    private static Recording recordingOf(String event) {
        Recording recording = new Recording();
        recording.enable(event);
        recording.start();
        return recording;
    }

    private static long nanos(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000 + instant.getNano();
    }
}
