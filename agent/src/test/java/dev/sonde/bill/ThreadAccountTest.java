package dev.sonde.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.RequestWork;
import org.junit.jupiter.api.Test;

final class ThreadAccountTest {

    private final Work work = new Work();
    private final Part requests = new Part("requests");
    private final Part pool = new Part("pool");
    private final ThreadAccount account = new ThreadAccount(7, work, requests);

    ThreadAccountTest() {
        account.belongTo("worker-1", pool);
    }

    @Test
    void whatIsNotForRequestsIsItsOwners() {
        work.cpuNanos = 30;
        work.bytes = 300;
        account.advance(100, 1000);
        assertEquals(30, requests.cpuNanos());
        assertEquals(300, requests.allocatedBytes());
        assertEquals(70, pool.cpuNanos());
        assertEquals(700, pool.allocatedBytes());
    }

    @Test
    void whatRequestsTookIsTheirsOnceAndNoMoreThanWasDone() {
        work.bytes = 300;
        account.advance(100, 1000);
        account.advance(200, 2000);
        assertEquals(300, requests.allocatedBytes());
        assertEquals(1700, pool.allocatedBytes());
        work.bytes = 9000;
        account.advance(200, 2500);
        assertEquals(800, requests.allocatedBytes());
        work.bytes = 9100;
        account.advance(200, 3500);
        assertEquals(1800, requests.allocatedBytes());
    }

    @Test
    void itKnowsWhoseItIs() {
        assertTrue(account.isOf("worker-1"));
        assertFalse(account.isOf("worker-2"));
        assertTrue(account.isPaidBy(pool));
        assertFalse(account.isPaidBy(requests));
        assertEquals("pool", account.line());
    }

    @Test
    void onlyWhatIsNewIsPutDown() {
        account.advance(100, 1000);
        account.advance(100, 1000);
        account.advance(150, 1000);
        assertEquals(150, pool.cpuNanos());
        assertEquals(1000, pool.allocatedBytes());
    }

    @Test
    void aClockThatTellsNothingChangesNothing() {
        account.advance(100, 1000);
        account.advance(-1, -1);
        assertEquals(100, pool.cpuNanos());
        assertEquals(1000, pool.allocatedBytes());
    }

    @Test
    void aRequestThatEndedAfterTheClockWasReadTakesNoMoreThanWasDone() {
        account.advance(100, 0);
        work.cpuNanos = 80;
        account.advance(150, 0);
        assertEquals(50, requests.cpuNanos());
        assertEquals(100, pool.cpuNanos());
        account.advance(200, 0);
        assertEquals(80, requests.cpuNanos());
        assertEquals(120, pool.cpuNanos());
    }

    @Test
    void aThreadThatHasEndedIsPutDownNoMore() {
        account.advance(100, 0);
        account.end();
        account.advance(200, 0);
        assertEquals(100, pool.cpuNanos());
    }

    @Test
    void whatIsPutDownElsewhereIsLeftOut() {
        account.startAnew();
        account.advance(100, 1000);
        account.advance(120, 1001);
        assertEquals(20, pool.cpuNanos());
        assertEquals(1, pool.allocatedBytes());
    }

    @Test
    void aThreadThatIsRenamedBelongsToItsNewPoolFromThenOn() {
        Part other = new Part("other pool");
        account.advance(100, 0);
        account.belongTo("lent-1", other);
        account.advance(130, 0);
        assertEquals(100, pool.cpuNanos());
        assertEquals(30, other.cpuNanos());
    }

    private static final class Work implements RequestWork {
        private long cpuNanos;
        private long bytes;

        @Override
        public boolean isServing(long threadId) {
            return true;
        }

        @Override
        public long cpuNanos(long threadId, long threadCpuNanos) {
            return cpuNanos;
        }

        @Override
        public long allocatedBytes(long threadId, long threadBytes) {
            return bytes;
        }

        @Override
        public void forget(long threadId) {}
    }
}
