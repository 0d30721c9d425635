package dev.sonde.jfr;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import dev.sonde.testing.Await;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Name;

/** A program that throws a million exceptions and fights a million times for a lock while it listens to both. */
final class Flooded {
    private static final int TIMES = 1_000_000;

    private static final long PAUSE_NANOS = 300_000_000;

    /** The JDK's event of an exception does not come in a stream of 25. */
    @Name("test.Drop")
    static final class Drop extends Event {}

    private Flooded() {}

    public static void main(String[] arguments) throws InterruptedException {
        FlightRecorder.register(Drop.class);
        Log log = new Log(System.err);
        Failures failures = new Failures(log);
        AtomicLong came = new AtomicLong();
        AtomicLong until = new AtomicLong(Long.MIN_VALUE);
        Meters meters = new Meters("flooded", Naming.MICROMETER);
        try (Jfr jfr = new Jfr(20, log, failures)) {
            jfr.bindTo(meters);
            CountDownLatch started = new CountDownLatch(1);
            jfr.start(() -> List.of(listener(came, until)), started::countDown);
            started.await();
            Thread fighter = new Thread(Flooded::fight);
            fighter.start();
            long caught = 0;
            for (int i = 0; i < TIMES; i++) {
                caught += throwOne(i);
                new Drop().commit();
                if (i % (TIMES / 10) == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
            fight();
            fighter.join();
            long end = System.nanoTime();
            Await.until("all events", Duration.ofSeconds(30), () -> until.get() > end);
            System.out.println("caught " + caught + ", listened to " + came);
            print(meters);
            System.out.println("failures " + failures.counts());
        }
    }

    private static Listener listener(AtomicLong came, AtomicLong until) {
        EventConsumer count = (event, nanos) -> came.incrementAndGet();
        return new Listener() {
            @Override
            public List<Subscription> subscriptions() {
                return List.of(
                        new Subscription("jdk.JavaExceptionThrow", count, "stackTrace", "true", "throttle", "off"),
                        new Subscription("test.Drop", count),
                        new Subscription("jdk.JavaMonitorEnter", count, "threshold", "0 ns"));
            }

            @Override
            public void delivered(long untilNanos) {
                until.set(untilNanos);
            }
        };
    }

    private static int throwOne(int number) {
        try {
            throw new IllegalStateException(number + " times");
        } catch (IllegalStateException expected) {
            return 1;
        }
    }

    private static synchronized void step() {
        Thread.onSpinWait();
    }

    private static void fight() {
        for (int i = 0; i < TIMES; i++) {
            step();
        }
    }

    private static void print(Meters meters) {
        String text = PrometheusTextFormatWriter.create()
                .toDebugString(meters.registry().scrape());
        text.lines().filter(line -> line.startsWith("sonde_jfr")).forEach(System.out::println);
    }
}
