package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Daemon;
import dev.sonde.base.LiveThreads;
import dev.sonde.base.RequestWork;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Live threads of this JVM, read by its own clocks. */
final class ThreadAccountsTest {

    private static final int MUCH_BYTES = 64 << 20;
    private static final double TOLERATED_BYTES = 1 << 20;

    private final Work work = new Work();
    private final Lines lines = new Lines(() -> false);
    private final ThreadAccounts accounts = new ThreadAccounts(new ThreadClocks(), work, lines);
    private final AtomicReference<byte[]> sink = new AtomicReference<>();
    private final AtomicReference<Thread> made = new AtomicReference<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> {
        made.set(new Thread(task, "walker-1"));
        return made.get();
    });

    @AfterEach
    void end() {
        worker.shutdownNow();
    }

    @Test
    void whatAThreadDoesIsItsPoolsButForWhatItDoesForRequests() throws Exception {
        run(() -> {});
        work.serving = made.get().getId();
        assertTrue(accounts.read());
        run(this::allocate);
        work.bytes = 10 << 20;
        accounts.read();
        assertEquals(10 << 20, lines.requests.allocatedBytes());
        assertEquals(MUCH_BYTES - (10 << 20), (double) bytesOf("walker"), TOLERATED_BYTES);
        assertEquals("walker", accounts.lineOf(made.get().getId(), "of another name"));
        assertEquals("walker", accounts.lineOf(-5, "walker-7"));
        assertEquals(Pools.REST, accounts.lineOf(-5, null));
        assertEquals(Pools.REST, accounts.lineOfVirtualThreads());
    }

    @Test
    void aThreadThatIsRenamedIsOfItsNewPoolFromThenOn() throws Exception {
        run(this::allocate);
        accounts.read();
        run(() -> Thread.currentThread().setName("lent-1"));
        accounts.read();
        run(this::allocate);
        accounts.read();
        assertEquals(MUCH_BYTES, (double) bytesOf("walker"), TOLERATED_BYTES);
        assertEquals(MUCH_BYTES, (double) bytesOf("lent"), TOLERATED_BYTES);
    }

    @Test
    void aThreadThatSaysThatItEndsIsPutDownOnceMoreAndThenNoMore() throws Exception {
        accounts.read();
        run(() -> {
            allocate();
            accounts.currentEnds();
            allocate();
        });
        accounts.read();
        assertEquals(MUCH_BYTES, (double) bytesOf("walker"), TOLERATED_BYTES);
        assertTrue(work.forgotten.contains(made.get().getId()));
    }

    @Test
    void aThreadThatIsGoneIsForgotten() throws Exception {
        run(() -> {});
        accounts.read();
        assertFalse(work.forgotten.contains(made.get().getId()));
        worker.shutdown();
        assertTrue(worker.awaitTermination(30, TimeUnit.SECONDS));
        made.get().join();
        accounts.read();
        assertTrue(work.forgotten.contains(made.get().getId()));
    }

    @Test
    void whatMainDidIsNotItsSuccessors() throws Exception {
        accounts.read();
        long others = lines.jvm.allocatedBytes();
        run(() -> {
            allocate();
            Thread.currentThread().setName("DestroyJavaVM");
        });
        accounts.read();
        long before = lines.jvm.allocatedBytes();
        assertTrue(before - others < MUCH_BYTES, () -> others + " " + before);
        run(this::allocate);
        accounts.read();
        assertTrue(lines.jvm.allocatedBytes() - before >= MUCH_BYTES);
    }

    @Test
    void theAgentsThreadsAreCounted() throws Exception {
        CountDownLatch over = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        Thread own = Daemon.start("counted", () -> {
            allocate();
            begun.countDown();
            await(over);
        });
        await(begun);
        accounts.read();
        assertTrue(accounts.agentThreads() >= 1);
        assertTrue(lines.agent.allocatedBytes() >= MUCH_BYTES);
        assertEquals("agent", accounts.lineOf(own.getId(), ""));
        over.countDown();
        own.join();
    }

    @Test
    void aThreadIsOfWhoMadeIt() {
        Owners owners = new Owners(lines);
        ThreadGroup root = LiveThreads.root();
        assertSame(lines.jfr, owners.of(new Thread("JFR Recorder Thread")));
        assertSame(lines.jvm, owners.of(new Thread(root, "Finalizer")));
        assertSame(lines.jvm, owners.of(new Thread(new ThreadGroup("InnocuousThreadGroup"), "Cleaner-0")));
        assertSame(lines.jvm, owners.of(new Thread("DestroyJavaVM")));
        assertSame(owners.virtualThreads(), owners.of(new Thread(new ThreadGroup("CarrierThreads"), "Worker-1")));
        assertSame(lines.pools.named("virtual threads"), owners.virtualThreads());
        assertSame(lines.pools.of("walker-1"), owners.of(new Thread("walker-2")));
        assertSame(lines.pools.of("walker-1"), owners.named("walker-3"));
    }

    private void run(Runnable task) throws Exception {
        worker.submit(task).get(30, TimeUnit.SECONDS);
    }

    private void allocate() {
        sink.set(new byte[MUCH_BYTES]);
    }

    private long bytesOf(String line) {
        return lines.all().stream()
                .filter(part -> part.name.equals(line))
                .mapToLong(Part::allocatedBytes)
                .sum();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Work implements RequestWork {
        private final Set<Long> forgotten = ConcurrentHashMap.newKeySet();
        private volatile long serving = -1;
        private volatile long bytes;

        @Override
        public boolean isServing(long threadId) {
            return threadId == serving;
        }

        @Override
        public long cpuNanos(long threadId, long threadCpuNanos) {
            return 0;
        }

        @Override
        public long allocatedBytes(long threadId, long threadBytes) {
            return isServing(threadId) ? bytes : 0;
        }

        @Override
        public void forget(long threadId) {
            forgotten.add(threadId);
        }
    }
}
