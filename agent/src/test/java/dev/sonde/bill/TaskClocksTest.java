package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.linux.Tasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TaskClocksTest {
    private static final int MANY = 600;

    @TempDir
    private Path folder;

    private final AtomicLong nanoTime = new AtomicLong();
    private TaskClocks clocks;

    @BeforeEach
    void prepare() {
        clocks = new TaskClocks(new Tasks(folder.toString()), nanoTime::get);
    }

    @Test
    void theJvmsThreadsAreReadAndJavasAreNot() throws IOException {
        task(10, "java", 1);
        task(11, "VM Thread", 2);
        task(12, "GC Thread#0", 3);
        task(13, "C2 CompilerThre", 4);
        task(14, "GC watcher", 5);
        assertEquals(Map.of("11 VM Thread", 2L, "12 GC Thread#0", 3L, "13 C2 CompilerThre", 4L), read());
    }

    @Test
    void threadsComeAndGo() throws IOException {
        task(11, "VM Thread", 2);
        read();
        task(12, "G1 Conc#1", 3);
        assertEquals(Map.of("11 VM Thread", 2L, "12 G1 Conc#1", 3L), read());
        delete(12);
        assertEquals(Map.of("11 VM Thread", 2L), read());
    }

    @Test
    void oneThatIsStillCalledAsItsParentIsLookedAtAgain() throws IOException {
        task(11, "Service Thread", 2);
        task(12, "Service Thread", 1);
        read();
        task(12, "listener", 3);
        assertEquals(Map.of("11 Service Thread", 2L), read());
    }

    @Test
    void theSamplerIsCalledAsTheAgentsThreadThatStartedIt() throws IOException {
        task(9, "sonde-jfr", 7);
        assertEquals(Map.of(), read());
        task(10, "sonde-jfr", 8);
        assertEquals(Map.of("10 JFR Sampler", 8L), read());
    }

    @Test
    void amongManyNewOnesAreFoundTenSecondsLater() throws IOException {
        for (int id = 100; id < 100 + MANY; id++) {
            task(id, "worker", 1);
        }
        assertEquals(Map.of(), read());
        task(11, "VM Thread", 2);
        assertEquals(Map.of(), read());
        nanoTime.set(10_000_000_000L);
        assertEquals(Map.of("11 VM Thread", 2L), read());
    }

    private Map<String, Long> read() {
        Map<String, Long> read = new TreeMap<>();
        clocks.read((id, name, nanos) -> read.put(id + " " + name, nanos));
        return read;
    }

    private void task(int id, String name, long nanos) throws IOException {
        Path task = Files.createDirectories(folder.resolve(String.valueOf(id)));
        Files.writeString(task.resolve("comm"), name + "\n");
        Files.writeString(task.resolve("schedstat"), nanos + " 0 0\n");
    }

    private void delete(int id) throws IOException {
        Path task = folder.resolve(String.valueOf(id));
        Files.delete(task.resolve("comm"));
        Files.delete(task.resolve("schedstat"));
        Files.delete(task);
    }
}
