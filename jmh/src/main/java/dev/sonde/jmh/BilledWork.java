package dev.sonde.jmh;

import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** Works in one way until its standard input ends; it begins with the first line there. */
final class BilledWork {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int MANY_THREADS = 5000;
    private static final int SMALL_STACK_BYTES = 1 << 18;

    @SuppressWarnings("UnusedVariable") // keeps what is made from being left out
    private static volatile Object kept;

    private BilledWork() {}

    /** The one argument is the kind of work. */
    public static void main(String[] arguments) throws IOException {
        System.out.println(ManagementFactory.getRuntimeMXBean().getName().split("@")[0]);
        if (System.in.read() < 0) {
            return;
        }
        Runnable work = work(arguments[0]);
        start("work", () -> {
            while (true) {
                work.run();
            }
        });
        while (System.in.read() >= 0) {
            // Until the other side closes it.
        }
    }

    private static Runnable work(String kind) {
        switch (kind) {
            case "collecting":
                return BilledWork::collect;
            case "compiling":
                return BilledWork::compile;
            case "short-lived":
                return () -> join(start("short-1", () -> burn(2)));
            default:
                for (int i = 0; i < MANY_THREADS; i++) {
                    start("many-" + i, BilledWork::nowAndThen);
                }
                return () -> sleep(MANY_THREADS);
        }
    }

    private static void collect() {
        List<byte[]> live = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            live.add(new byte[ThreadLocalRandom.current().nextInt(2_000)]);
        }
        kept = live;
    }

    /** Runs a copy of a class hot that the compilers have not seen. */
    private static void compile() {
        String name = RequestCost.class.getPackage().getName() + ".Polynomial";
        byte[] code = bytes("Polynomial.class");
        try {
            new ClassLoader(null) {
                @Override
                protected Class<?> findClass(String wanted) {
                    return defineClass(wanted, code, 0, code.length);
                }
            }.loadClass(name).getMethod("run").invoke(null);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bytes(String resource) {
        try (InputStream in = BilledWork.class.getResourceAsStream(resource)) {
            byte[] bytes = new byte[in.available()];
            for (int read = 0; read < bytes.length; ) {
                read += in.read(bytes, read, bytes.length - read);
            }
            return bytes;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static void nowAndThen() {
        while (true) {
            sleep(5_000 + ThreadLocalRandom.current().nextInt(20_000));
            burn(2);
        }
    }

    private static void burn(long millis) {
        long end = THREADS.getCurrentThreadCpuTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long spins = 0;
        while (THREADS.getCurrentThreadCpuTime() < end) {
            spins++;
        }
        kept = spins;
    }

    private static Thread start(String name, Runnable task) {
        Thread thread = new Thread(null, task, name, SMALL_STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
