package dev.sonde.runtime;

import dev.sonde.linux.CpuClock;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the slow floors back while the service starts.
 *
 * <p>They touch JMX and, by way of the JDK's HTTP server, {@code java.util.logging}. A service that installs its own
 * log manager in its {@code main}, as WildFly does, fails to start if either is touched before. So they wait for the
 * first server class to show up, or for a second, and under JBoss Modules until the log manager is named. Then, for
 * some seconds at most, they wait until the service leaves a processor free: what they take would otherwise be added to
 * the time until its first request.
 */
final class StartGate {

    private static final String PROCESS = "/proc/self";
    private static final long PATIENCE_MILLIS = 1_000;
    private static final long JBOSS_PATIENCE_MILLIS = 60_000;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private static final long BUSY_PATIENCE_MILLIS = 4_000;
    private static final long WINDOW_MILLIS = 100;
    private static final double NANOS_PER_SECOND = 1e9;
    // Of a processor: a service that takes less waits for something else.
    private static final double IDLE = 0.2;
    private static final double NEEDED = 0.6;

    private final CountDownLatch open = new CountDownLatch(1);
    private final boolean running;

    /** One that nothing has to wait at if the service runs already. */
    StartGate(boolean running) {
        this.running = running;
        if (running) {
            open();
        }
    }

    /** Says that a server class showed up. Any thread. */
    void open() {
        open.countDown();
    }

    /**
     * Waits on the agent's own thread until the floors may start.
     *
     * @param isInAHurry whether they start however busy the service is
     */
    void await(boolean isInAHurry) throws InterruptedException {
        open.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(JBOSS_PATIENCE_MILLIS);
        while (isBeforeItsLogManager() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
        if (!running && !isInAHurry) {
            awaitCalm();
        }
    }

    private static void awaitCalm() throws InterruptedException {
        double most = Math.max(IDLE, Runtime.getRuntime().availableProcessors() - NEEDED);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BUSY_PATIENCE_MILLIS);
        for (boolean isBusy = true; isBusy && System.nanoTime() < deadline; ) {
            long startNanos = System.nanoTime();
            double startSeconds = CpuClock.ofProcess(PROCESS).seconds;
            TimeUnit.MILLISECONDS.sleep(WINDOW_MILLIS);
            double used = CpuClock.ofProcess(PROCESS).seconds - startSeconds;
            // Where the system does not tell, nothing is waited for.
            isBusy = used > most * (System.nanoTime() - startNanos) / NANOS_PER_SECOND;
        }
    }

    private static boolean isBeforeItsLogManager() {
        return System.getProperty("sun.java.command", "").contains("jboss-modules")
                && System.getProperty("java.util.logging.manager") == null;
    }
}
