package dev.sonde.push;

import dev.sonde.base.Daemon;
import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * Pushes to one target, on a thread of its own. What could not be pushed is not kept: the values are cumulative, so the
 * next ones say it all, and trying again means collecting again.
 */
final class Pusher {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int LAST_TIMEOUT_MILLIS = 1_500;
    private static final long FIRST_RETRY_MILLIS = 1_000;
    // While the service ends, which may take long, this often: the last is then at most so old.
    private static final long ENDING_MILLIS = 1_000;
    private static final long LONGEST_WAIT_MILLIS = TimeUnit.HOURS.toMillis(1);

    final LongAdder done = new LongAdder();
    final LongAdder failed = new LongAdder();
    final LongAdder rejectedPoints = new LongAdder();

    private final Target target;
    private final LongSupplier intervalMillis;
    private final Log log;
    private final Failures failures;
    private long retryMillis = FIRST_RETRY_MILLIS;
    private boolean isEnding;
    private boolean isClosed;
    private boolean hasPushedLast;

    Pusher(Target target, LongSupplier intervalMillis, Log log, Failures failures) {
        this.target = target;
        this.intervalMillis = intervalMillis;
        this.log = log;
        this.failures = failures;
    }

    String name() {
        return target.name();
    }

    void start() {
        Daemon.start(target.name(), this::run);
    }

    /** Pushes at once, and again every second from now on. */
    synchronized void end() {
        isEnding = true;
        notifyAll();
    }

    /** Waits until a push that began after {@link #end} is over, well or not. */
    synchronized void awaitLast(long deadlineNanos) throws InterruptedException {
        while (!hasPushedLast && !isClosed) {
            long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
            if (leftMillis <= 0) {
                return;
            }
            wait(leftMillis);
        }
    }

    synchronized void close() {
        isClosed = true;
        notifyAll();
    }

    // An edge of the agent: the end of a thread.
    private void run() {
        try {
            long waitMillis = intervalMillis.getAsLong();
            while (awaitTurn(waitMillis)) {
                boolean last = isEnding();
                waitMillis = attempt(last ? LAST_TIMEOUT_MILLIS : TIMEOUT_MILLIS);
                finished(last);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (Throwable failure) {
            failures.report(target.name(), failure);
        }
    }

    private synchronized boolean awaitTurn(long waitMillis) throws InterruptedException {
        long start = System.nanoTime();
        while (!isClosed) {
            long wanted = isEnding ? (hasPushedLast ? ENDING_MILLIS : 0) : waitMillis;
            long left = wanted - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            if (left <= 0) {
                return true;
            }
            wait(left);
        }
        return false;
    }

    private synchronized boolean isEnding() {
        return isEnding;
    }

    private synchronized void finished(boolean last) {
        hasPushedLast |= last;
        notifyAll();
    }

    /** Pushes and gives the milliseconds to wait until the next time. */
    private long attempt(int timeoutMillis) {
        try {
            rejected(target.push(timeoutMillis));
            done.increment();
            retryMillis = FIRST_RETRY_MILLIS;
            return intervalMillis.getAsLong();
        } catch (Refused refused) {
            failed(refused);
            long wait = refused.isPassing ? backedOff() : intervalMillis.getAsLong();
            return Math.min(LONGEST_WAIT_MILLIS, Math.max(refused.waitMillis, wait));
        } catch (IOException unreachable) {
            failed(unreachable);
            return backedOff();
        } catch (RuntimeException | LinkageError failure) {
            failed.increment();
            failures.report(target.name(), failure);
            return intervalMillis.getAsLong();
        }
    }

    private void rejected(Taken taken) {
        if (taken.rejectedPoints > 0) {
            if (rejectedPoints.sum() == 0) {
                log.line("a push to " + target.name() + '=' + target.place() + " was taken without "
                        + taken.rejectedPoints + " data points"
                        + (taken.reason.isEmpty() ? "" : " (" + taken.reason + ')')
                        + "; further ones are only counted in sonde_push_rejected_points_total");
            }
            rejectedPoints.add(taken.rejectedPoints);
        }
    }

    private void failed(IOException failure) {
        if (failed.sum() == 0) {
            String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            log.line("no push to " + target.name() + '=' + target.place() + " (" + reason
                    + "); trying again, further failures are only counted in sonde_pushes_total");
        }
        failed.increment();
    }

    // Not all at once, when many services lost the same receiver.
    private long backedOff() {
        long longestMillis = intervalMillis.getAsLong();
        long wait = Math.min(retryMillis, longestMillis);
        retryMillis = Math.min(2 * retryMillis, longestMillis);
        return wait / 2 + ThreadLocalRandom.current().nextLong(wait / 2 + 1);
    }
}
