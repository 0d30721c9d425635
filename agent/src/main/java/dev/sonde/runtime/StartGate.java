package dev.sonde.runtime;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Holds the slow floors back while the service starts.
 *
 * <p>They touch JMX and, by way of the JDK's HTTP server, {@code java.util.logging}. A service that installs its own
 * log manager in its {@code main}, as WildFly does, fails to start if either is touched before. So they wait for the
 * first server class to show up, or for a second, and under JBoss Modules until the log manager is named.
 */
final class StartGate {

    private static final long PATIENCE_MILLIS = 1_000;
    private static final long JBOSS_PATIENCE_MILLIS = 60_000;
    private static final long LOOK_AGAIN_MILLIS = 50;

    private final CountDownLatch open = new CountDownLatch(1);

    /** Lets the floors start now. Any thread. */
    void open() {
        open.countDown();
    }

    /** Waits on the agent's own thread until the floors may start. */
    void await() throws InterruptedException {
        open.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(JBOSS_PATIENCE_MILLIS);
        while (isBeforeItsLogManager() && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
        }
    }

    private static boolean isBeforeItsLogManager() {
        return System.getProperty("sun.java.command", "").contains("jboss-modules")
                && System.getProperty("java.util.logging.manager") == null;
    }
}
