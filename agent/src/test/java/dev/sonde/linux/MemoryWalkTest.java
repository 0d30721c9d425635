package dev.sonde.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MemoryWalkTest {

    private final MemoryWalk walk = new MemoryWalk(new Failures(new Log(System.err)));
    private final AtomicInteger walks = new AtomicInteger();

    @Test
    void itIsWalkedOnceHoweverOftenItIsAsked() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/smaps")), "no smaps");
        walk.tell(mappings -> {
            assertTrue(mappings.size() > 1);
            walks.incrementAndGet();
        });
        walk.refresh();
        Await.until("a walk", Duration.ofSeconds(10), () -> walks.get() > 0);
        walk.refresh();
        assertEquals(1, walks.get());
    }

    @Test
    void itIsNotWalkedWhileItRests() {
        assumeTrue(Files.isReadable(Path.of("/proc/self/smaps")), "no smaps");
        walk.tell(mappings -> walks.incrementAndGet());
        walk.feature().rest();
        walk.refresh();
        assertEquals(0, walks.get());
        walk.feature().resume();
        walk.refresh();
        Await.until("a walk", Duration.ofSeconds(10), () -> walks.get() == 1);
    }
}
