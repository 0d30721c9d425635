package dev.sonde.server;

import dev.sonde.base.Daemon;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A few daemon threads that no client can hold for longer than a limit, and that end when there is nothing to do.
 *
 * <p>The JDK's server reads a request and writes its answer with blocking calls on such a thread. Its own limits
 * ({@code sun.net.httpserver.maxReqTime} and others) are system properties of the whole JVM, the service's servers
 * included, so they are not for an agent to set. Interrupting the thread closes the channel it waits on.
 */
final class LimitedPool implements Executor {

    private static final int THREADS = 8;
    /** Less than the time between two scrapes, so that there is no thread in between. */
    private static final long IDLE_SECONDS = 3;

    private static final int LOOKS = 10;
    /** A browser opens no more connections at once. */
    private static final int MOST_OF_A_PAGE = 6;

    private final Pace pace = new Pace();
    private final long crowdedMillis;
    private final ThreadPoolExecutor workers;
    private final ScheduledThreadPoolExecutor clock;
    private final AtomicInteger underWay = new AtomicInteger();
    private final Map<Thread, Turn> turns = new ConcurrentHashMap<>();

    /** An exchange may take this long while others wait for a thread, and ten times as long while none does. */
    LimitedPool(long crowdedMillis) {
        this.crowdedMillis = crowdedMillis;
        // The queue is as long as there are connections: each has at most one request in it.
        workers = new ThreadPoolExecutor(
                1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Daemon.factory("server"));
        workers.setMaximumPoolSize(THREADS);
        workers.allowCoreThreadTimeOut(true);
        clock = new ScheduledThreadPoolExecutor(1, Daemon.factory("server-clock"));
        clock.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        clock.allowCoreThreadTimeOut(true);
        clock.setRemoveOnCancelPolicy(true);
    }

    @Override
    public void execute(Runnable exchange) {
        // As many threads as there are exchanges at once: a pool of fixed size starts one for each until it is full.
        int wanted = Math.min(THREADS, underWay.incrementAndGet());
        if (wanted > workers.getCorePoolSize()) {
            workers.setCorePoolSize(wanted);
        }
        workers.execute(() -> run(exchange));
    }

    /** Says that this thread's exchange gets on, so that it may take as long again. */
    void getsOn() {
        Turn turn = turns.get(Thread.currentThread());
        if (turn != null) {
            turn.getsOn = true;
        }
    }

    void shutDown() {
        workers.shutdownNow();
        clock.shutdownNow();
    }

    private void run(Runnable exchange) {
        Turn turn = new Turn(Thread.currentThread());
        ScheduledFuture<?> looks;
        try {
            pace.await(() -> underWay.get() > MOST_OF_A_PAGE);
            looks = clock.scheduleWithFixedDelay(() -> look(turn), crowdedMillis, crowdedMillis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException | InterruptedException shuttingDown) {
            underWay.decrementAndGet();
            return;
        }
        turns.put(turn.worker, turn);
        long beganNanos = pace.cpuNanos();
        try {
            exchange.run();
        } finally {
            turns.remove(turn.worker);
            looks.cancel(false);
            turn.end();
            pace.spent(pace.cpuNanos() - beganNanos);
            underWay.decrementAndGet();
        }
    }

    private void look(Turn turn) {
        if (turn.getsOn) {
            turn.getsOn = false;
            turn.looks = 0;
            return;
        }
        turn.looks++;
        if (turn.looks == LOOKS || !workers.getQueue().isEmpty()) {
            turn.cut();
        }
    }

    /** A thread's work on one exchange; an interrupt can only hit it, never the next one. */
    private static final class Turn {

        private final Thread worker;
        private volatile boolean getsOn;
        private boolean ended;
        // Of the clock's thread only.
        private int looks;

        Turn(Thread worker) {
            this.worker = worker;
        }

        synchronized void cut() {
            if (!ended) {
                worker.interrupt();
            }
        }

        synchronized void end() {
            ended = true;
            Thread.interrupted();
        }
    }
}
