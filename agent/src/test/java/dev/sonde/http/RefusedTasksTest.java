package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.boot.Hops;
import dev.sonde.boot.Requests;
import dev.sonde.metrics.Scale;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadPoolExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of tasks that a pool does not take. */
final class RefusedTasksTest {

    private static final Object REFUSING = new ThreadPoolExecutor.AbortPolicy();

    private final Endpoints endpoints = new Endpoints(() -> 9, new Scale(1));
    private final LegMeter meter = new LegMeter(ThreadClock.OFF, ThreadClock.OFF, new Legs(endpoints));
    private final FollowedTasks followed = new FollowedTasks(() -> {});
    private final Runnable task = new FutureTask<>(() -> {}, null);

    @BeforeEach
    void install() {
        Requests.install(new Ledger(endpoints, meter, new Failures(new Log(System.err)), false));
        Hops.follow(followed);
    }

    @AfterEach
    void takeOut() {
        Requests.install(null);
    }

    @Test
    void aTaskThatIsRefusedIsNobodys() {
        Object open = Requests.open("GET");
        Hops.handOver(task);
        Hops.refused(REFUSING, task);
        Requests.leave(open);
        assertNull(Hops.begin(task));
        Requests.close(open, 200);
    }

    @Test
    void whatAnotherRequestHandedOverStaysItsOwn() {
        Object first = Requests.open("GET");
        Hops.handOver(task);
        Requests.leave(first);
        Object second = Requests.open("GET");
        Hops.refused(REFUSING, task);
        Requests.leave(second);
        Object begun = Hops.begin(task);
        assertSame(first, Requests.current());
        Hops.end(begun);
        Requests.close(first, 200);
        Requests.close(second, 200);
    }

    @Test
    void aTaskForAPoolWithThreadsOfItsOwnIsFollowed() {
        Object open = Requests.open("GET");
        Hops.handOver(Executors.defaultThreadFactory(), task);
        Requests.leave(open);
        Object begun = Hops.begin(task);
        assertSame(open, Requests.current());
        Hops.end(begun);
        Requests.close(open, 200);
    }

    @Test
    void nothingIsKeptWhenTasksAreFollowedNoLonger() {
        Object open = Requests.open("GET");
        Hops.handOver(task);
        assertEquals(1, followed.handed.size());
        followed.close();
        assertTrue(followed.handed.isEmpty());
        Hops.handOver(Executors.defaultThreadFactory(), task);
        Requests.close(open, 200);
    }

    @Test
    void ofAnObjectThatIsHandedOverAgainAndAgainTheLastSixtyFourAreKept() {
        Object last = null;
        for (int i = 0; i < 70; i++) {
            last = Requests.open("GET");
            Hops.handOver(task);
            Requests.close(last, 200);
        }
        int taken = 0;
        Object each = followed.take(task);
        while (each != null) {
            taken++;
            assertTrue(each == last || taken < 64);
            each = followed.take(task);
        }
        assertEquals(64, taken);
    }
}
