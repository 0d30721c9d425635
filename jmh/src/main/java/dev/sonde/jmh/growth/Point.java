package dev.sonde.jmh.growth;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Measures one point of a curve, in a JVM that runs with the agent, and prints size, nanoseconds and bytes. */
public final class Point {
    private static final int TIMES = 7;
    private static final int WARM_UP = 6;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Work work;
    private final long nanos;

    private Point(Work work, long nanos) {
        this.work = work;
        this.nanos = nanos;
    }

    /** The words are a curve's name, a size and for how many milliseconds each of the measurements is. */
    public static void main(String[] words) throws Exception {
        int size = Integer.parseInt(words[1]);
        Work work = Work.of(Curve.valueOf(words[0]), size);
        Point point = new Point(work, TimeUnit.MILLISECONDS.toNanos(Integer.parseInt(words[2])));
        ExecutorService workers = Executors.newFixedThreadPool(work.workers());
        for (int i = 0; i < WARM_UP; i++) {
            point.together(workers);
        }
        double[] cpu = new double[TIMES];
        double[] bytes = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            double[] sums = point.together(workers);
            cpu[i] = sums[1] / sums[0];
            bytes[i] = sums[2] / sums[0];
        }
        Arrays.sort(cpu);
        Arrays.sort(bytes);
        System.out.printf(Locale.ROOT, "%d %f %f%n", work.size(), cpu[TIMES / 2], bytes[TIMES / 2]);
        System.exit(0);
    }

    /** What all workers did at once: how often, in how many nanoseconds of CPU time, with how many bytes. */
    private double[] together(ExecutorService workers) throws Exception {
        List<Callable<double[]>> parts = new ArrayList<>();
        for (int i = 0; i < work.workers(); i++) {
            parts.add(this::part);
        }
        double[] sums = new double[3];
        for (Future<double[]> part : workers.invokeAll(parts)) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += part.get()[i];
            }
        }
        return sums;
    }

    private double[] part() {
        long thread = Thread.currentThread().getId();
        long end = System.nanoTime() + nanos;
        long bytes = threads.getThreadAllocatedBytes(thread);
        long cpu = threads.getCurrentThreadCpuTime();
        double times = 0;
        do {
            times += work.someTimes();
        } while (System.nanoTime() < end);
        return new double[] {
            times, threads.getCurrentThreadCpuTime() - cpu, threads.getThreadAllocatedBytes(thread) - bytes
        };
    }
}
