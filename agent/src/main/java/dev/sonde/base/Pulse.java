package dev.sonde.base;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Runs a task again and again on a thread of its own, until closed. */
public final class Pulse implements AutoCloseable {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final Failures failures;

    private Pulse(Failures failures) {
        this.failures = failures;
    }

    /**
     * Starts it; the first run is one period from now.
     *
     * @param name of the thread and of its failures
     */
    public static Pulse start(String name, long periodMillis, Runnable task, Failures failures) {
        Pulse pulse = new Pulse(failures);
        Daemon.start(name, () -> pulse.beat(name, periodMillis, task));
        return pulse;
    }

    // An edge of the agent: a run that fails is counted, and the next one comes.
    private void beat(String name, long periodMillis, Runnable task) {
        try {
            while (!closed.await(periodMillis, TimeUnit.MILLISECONDS)) {
                runOnce(name, task);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void runOnce(String name, Runnable task) {
        try {
            task.run();
        } catch (Throwable failure) {
            failures.report(name, failure);
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
