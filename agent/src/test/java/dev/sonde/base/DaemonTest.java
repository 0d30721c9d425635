package dev.sonde.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class DaemonTest {

    @Test
    void aStartedThreadIsANamedDaemonWithoutAContextLoader() {
        CompletableFuture<Boolean> ours = new CompletableFuture<>();
        Thread thread = Daemon.start("test", () -> ours.complete(Daemon.isCurrentThread()));
        assertTrue(ours.join());
        assertEquals("sonde-test", thread.getName());
        assertTrue(thread.isDaemon());
        assertNull(thread.getContextClassLoader());
        assertFalse(Daemon.isCurrentThread());
    }

    @Test
    void aFactoryNumbersItsThreads() {
        Thread first = Daemon.factory("pool").newThread(() -> {});
        assertEquals("sonde-pool-1", first.getName());
        assertTrue(first.isDaemon());
    }
}
