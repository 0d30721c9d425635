package dev.sonde.jmh;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What each of many scrapes cost all threads of the JVM but the one that asks for them. */
final class ScrapeFigures {

    static final String HEADER =
            String.format("%-20s %10s %20s %20s", "scrape", "bytes", "CPU ms p50 / worst", "allocated kB p50 / worst");

    private static final int WARM_UP = 700;
    private static final int MEASURED = 300;
    // A scrape's thread has some steps to do after the last byte.
    private static final long SETTLING_MILLIS = 3;
    private static final double NANOS_PER_MILLI = 1e6;

    private final int bytes;
    private final long[] cpuNanos = new long[MEASURED];
    private final long[] allocatedBytes = new long[MEASURED];

    private ScrapeFigures(int bytes) {
        this.bytes = bytes;
    }

    static ScrapeFigures measured(ScrapeClient client, String headers) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            client.scrape(headers);
        }
        Clocks clocks = new Clocks();
        ScrapeFigures figures = new ScrapeFigures(client.scrape(headers));
        TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
        for (int i = 0; i < MEASURED; i++) {
            long cpu = clocks.cpuNanos();
            long allocated = clocks.allocatedBytes();
            client.scrape(headers);
            TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
            figures.cpuNanos[i] = clocks.cpuNanos() - cpu;
            figures.allocatedBytes[i] = clocks.allocatedBytes() - allocated;
        }
        return figures;
    }

    String row(String scrape) {
        Arrays.sort(cpuNanos);
        Arrays.sort(allocatedBytes);
        return String.format(
                Locale.ROOT,
                "%-20s %10d %11.2f / %6.2f %13d / %8d",
                scrape,
                bytes,
                cpuNanos[MEASURED / 2] / NANOS_PER_MILLI,
                cpuNanos[MEASURED - 1] / NANOS_PER_MILLI,
                allocatedBytes[MEASURED / 2] / 1000,
                allocatedBytes[MEASURED - 1] / 1000);
    }

    private static final class Clocks {

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final long[] others = Arrays.stream(threads.getAllThreadIds())
                .filter(id -> id != Thread.currentThread().getId())
                .toArray();

        long cpuNanos() {
            return sum(threads.getThreadCpuTime(others));
        }

        long allocatedBytes() {
            return sum(threads.getThreadAllocatedBytes(others));
        }

        private static long sum(long[] values) {
            return Arrays.stream(values).filter(value -> value > 0).sum();
        }
    }
}
