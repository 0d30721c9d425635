package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.boot.Channels;
import dev.sonde.boot.Hops;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.metrics.Scale;
import java.lang.ref.Reference;
import java.util.Map;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionHandler;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks that requests hand over, called as the woven pools call it. */
final class FollowedTasksTest {

    private final Failures failures = new Failures(new Log(System.err));
    private final Endpoints endpoints = new Endpoints(() -> 9, new Scale(1));
    private final AtomicLong now = new AtomicLong();
    private final ThreadClock clock = new ThreadClock() {
        @Override
        long read() {
            return now.get();
        }
    };
    private final AtomicLong later = new AtomicLong();
    private final FollowedTasks followed = new FollowedTasks(() -> {}, () -> System.nanoTime() + later.get());
    private final Runnable task = new FutureTask<>(() -> {}, null);

    @BeforeEach
    void install() {
        Requests.install(new Ledger(endpoints, new LegMeter(clock, clock, new Legs(endpoints)), failures, false));
        Hops.follow(followed);
    }

    @AfterEach
    void takeOut() {
        Requests.install(null);
        assertEquals(Map.of(), failures.counts());
    }

    @Test
    void aTaskIsALegOfTheRequestThatHandedItOverOnce() {
        Object open = open("/a");
        Hops.handOver(task);
        Requests.leave(open);
        Object begun = Hops.begin(task);
        assertSame(open, Requests.current());
        now.addAndGet(5);
        Hops.end(begun);
        assertNull(Requests.current());
        assertNull(Hops.begin(task));
        Requests.close(open, 200);
        assertEquals(5, cpu("/a"));
    }

    @Test
    void whatIsHandedOverByNobodyOrByARequestThatHasClosedIsNobodys() {
        Hops.handOver(task);
        assertNull(Hops.begin(task));
        Object open = open("/a");
        Hops.handOver(task);
        Requests.close(open, 200);
        Object begun = Hops.begin(task);
        now.addAndGet(7);
        Hops.handOver(task);
        Hops.end(begun);
        assertNull(Hops.begin(task));
        assertEquals(7, cpu("/a"), "what began late is added late");
    }

    @Test
    void oneObjectThatManyHandOverIsTakenInTheirOrder() {
        Object first = open("/a");
        Hops.handOver(task);
        Requests.leave(first);
        Object second = open("/b");
        Hops.handOver(task);
        Hops.handOver(task);
        Hops.refused(new ThreadPoolExecutor.AbortPolicy(), task);
        Requests.leave(second);
        for (Object each : new Object[] {first, second}) {
            Object begun = Hops.begin(task);
            assertSame(each, Requests.current());
            Hops.end(begun);
        }
        assertNull(Hops.begin(task));
        Requests.close(first, 200);
        Requests.close(second, 200);
    }

    @Test
    void oneObjectIsNotTheOldRequestsWhoseRunNobodySaw() {
        Object unseen = open("/a");
        Hops.handOver(task);
        Requests.close(unseen, 200);
        later.set(TimeUnit.MINUTES.toNanos(1));
        Object open = open("/b");
        Hops.handOver(task);
        Requests.leave(open);
        Object begun = Hops.begin(task);
        assertSame(open, Requests.current());
        Hops.end(begun);
        assertNull(Hops.begin(task));
        Requests.close(open, 200);
    }

    @Test
    void whatIsRefusedToAHandlerOfTheServiceMayBeRunYet() {
        Object open = open("/a");
        Hops.handOver(task);
        RejectedExecutionHandler queueing = (refused, pool) -> pool.getQueue().add(refused);
        Hops.refused(queueing, task);
        Requests.leave(open);
        Object begun = Hops.begin(task);
        assertSame(open, Requests.current());
        Hops.end(begun);
        Requests.close(open, 200);
    }

    @Test
    void aForkThatIsSeenTwiceOnItsWayIsHandedOverOnceByTheFirst() {
        ForkJoinTask<?> fork = ForkJoinTask.adapt(task);
        Object first = open("/a");
        Hops.handOver(fork);
        Requests.leave(first);
        Object second = open("/b");
        Hops.handOver(fork);
        Requests.leave(second);
        Object begun = Hops.begin(fork);
        assertSame(first, Requests.current());
        Hops.end(begun);
        assertNull(Hops.begin(fork));
        Requests.close(first, 200);
        Requests.close(second, 200);
    }

    @Test
    void aTaskThatItsOwnRequestRunsWhileItWaitsBreaksNoLegAndOneOfAnotherInterruptsIt() {
        Object other = open("/b");
        Hops.handOver(task);
        Requests.leave(other);
        Object open = open("/a");
        Runnable own = new FutureTask<>(() -> 1);
        Hops.handOver(own);
        assertNull(Hops.begin(own));
        now.addAndGet(1);
        Object begun = Hops.begin(task);
        now.addAndGet(20);
        Hops.end(begun);
        assertSame(open, Requests.current());
        now.addAndGet(300);
        Requests.close(open, 200);
        Requests.close(other, 200);
        assertEquals(301, cpu("/a"));
        assertEquals(20, cpu("/b"));
    }

    @Test
    void aTaskGivesWayToWhatAServerDoesOnItsThread() {
        Object open = open("/a");
        for (int i = 0; i < 4; i++) {
            Hops.handOver(task);
        }
        Requests.leave(open);
        Hops.work(task);
        Object next = open("/b");
        assertNotNull(next);
        Requests.close(next, 200);
        Hops.work(task);
        assertSame(open, Requests.enter(open));
        Hops.rest();
        assertSame(open, Requests.current());
        Requests.leave(open);
        Hops.work(task);
        assertFalse(Channels.beginFrame());
        assertNull(Requests.current());
        Channels.endFrame(false);
        Hops.work(task);
        Hops.rest();
        assertNull(Requests.current());
        Requests.close(open, 200);
    }

    @Test
    void whatRecursIsNotFollowed() {
        ScheduledThreadPoolExecutor pool = new ScheduledThreadPoolExecutor(1);
        Object again = pool.scheduleAtFixedRate(task, 1, 1, TimeUnit.HOURS);
        Object once = pool.schedule(task, 1, TimeUnit.HOURS);
        pool.shutdownNow();
        Object open = open("/a");
        Hops.handOver(again);
        Hops.handOver(once);
        Requests.leave(open);
        assertNull(Hops.begin(again));
        Hops.end(Hops.begin(once));
        Requests.close(open, 200);
    }

    @Test
    void aRequestThatHandsOverSweepsAFewOfTheTasksThatAreGone() {
        Object open = open("/a");
        for (int i = 0; i < 1000; i++) {
            Hops.handOver(new Object());
        }
        followed.handed.keySet().forEach(key -> ((Reference<?>) key).enqueue());
        int before = followed.handed.size();
        Hops.handOver(task);
        int swept = before + 1 - followed.handed.size();
        assertTrue(swept > 0 && swept <= 8, swept + " swept");
        Requests.close(open, 200);
    }

    @Test
    void nobodyHoldsARequestWhenTasksAreFollowedNoLonger() {
        Object open = open("/a");
        Hops.handOver(task);
        Requests.leave(open);
        Hops.work(task);
        followed.close();
        assertNull(Requests.current());
        Requests.close(open, 200);
    }

    @Test
    void nobodyHoldsARequestEvenIfThePoolsCannotBeGivenBack() {
        FollowedTasks stuck = new FollowedTasks(() -> {
            throw new IllegalStateException();
        });
        Hops.follow(stuck);
        Object open = open("/a");
        Hops.handOver(task);
        Requests.leave(open);
        Hops.work(task);
        assertThrows(IllegalStateException.class, stuck::close);
        assertNull(Requests.current());
        Requests.close(open, 200);
    }

    @Test
    void aThreadWhoseTaskBeginsWhileFollowingEndsHoldsNoRequest() {
        Object open = open("/a");
        Requests.leave(open);
        Ending ending = new Ending(open);
        Hops.follow(ending);
        Hops.work(task);
        ending.end();
        assertNull(Requests.current());
        Requests.close(open, 200);
    }

    private static Object open(String route) {
        Object open = Requests.open("GET");
        Routes.offer(Routes.CONTROLLER, "", route);
        return open;
    }

    private long cpu(String uri) {
        return endpoints.all().stream()
                .filter(each -> each.uri.equals(uri))
                .mapToLong(each -> each.cpuNanos.sum())
                .sum();
    }

    /** Ends while a thread takes its task up. */
    private static final class Ending extends Hops {
        private final Object open;

        Ending(Object open) {
            this.open = open;
        }

        void end() {
            letAllGo();
        }

        @Override
        protected void keep(Object task, Object request, boolean isOwn) {}

        @Override
        protected Object take(Object task) {
            Hops.follow(null);
            return open;
        }

        @Override
        protected void forget(Object task, Object request) {}
    }
}
