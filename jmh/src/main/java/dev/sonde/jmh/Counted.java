package dev.sonde.jmh;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * The bytes of the benchmark's thread, by its own counter: the same on every machine, whatever other threads do
 * meanwhile; with {@code -XX:TieredStopAtLevel=1} without the compiler that may leave out an object, too.
 */
@State(Scope.Thread)
@AuxCounters(AuxCounters.Type.EVENTS)
public class Counted {

    /** By which part more than it does a benchmark is made to allocate, to see whether that is told. */
    static final String MORE = "sonde.benchmarks.more";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final double more = Double.parseDouble(System.getProperty(MORE, "0"));
    private long operations = 1;
    private long before;

    @SuppressWarnings("UnusedVariable") // keeps what is allocated from being left out
    private volatile byte[] wasted;

    /** What an operation allocated. */
    public double bytes;

    /** Before the first operation. */
    @Setup(Level.Iteration)
    public void begin() {
        before = now();
    }

    /** After the last one. */
    @TearDown(Level.Iteration)
    public void end() {
        if (more > 0) {
            wasted = new byte[(int) (more * (now() - before))];
        }
        bytes = (double) (now() - before) / operations;
    }

    /** So many operations are done at once. */
    void in(int times) {
        operations = times;
    }

    private long now() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
