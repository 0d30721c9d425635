package dev.sonde.bill;

import dev.sonde.base.Jvm;
import dev.sonde.linux.Tasks;
import java.util.function.ToLongFunction;

/**
 * The CPU time of the JVM's own threads, for who bills something else than requests. For one thread at a time.
 *
 * <p>Needs no {@code Instrumentation}: Java 8 lets everybody see its beans, and newer ones name their threads so that
 * the kernel tells them apart.
 */
public final class JvmCpu {

    private final Lines lines = new Lines(() -> true);
    private final VmThreads threads;

    private JvmCpu(VmThreads threads) {
        this.threads = threads;
    }

    /**
     * Where nobody lets them be read, all stays zero.
     *
     * @param taskNanos tells what one of the kernel's tasks has taken, negative if that is not known: so that this is
     *     of the same moment as what else the caller reads
     */
    public static JvmCpu find(ToLongFunction<String> taskNanos) {
        return new JvmCpu(
                Jvm.hasModules()
                        ? new VmThreads(new TaskClocks(new Tasks(), taskNanos, System::nanoTime))
                        : VmThreads.find(null));
    }

    /** Whether a Java thread of that name works for JFR. */
    public static boolean isJfr(String threadName) {
        return JfrThreads.is(threadName);
    }

    /** Brings the figures up to date. */
    public void read() {
        threads.putDown(lines);
    }

    /** What collectors had taken. */
    public long gcNanos() {
        return lines.gc.cpuNanos();
    }

    /** What compilers had taken. */
    public long jitNanos() {
        return lines.jit.cpuNanos();
    }

    /** What JFR's threads that no Java code sees had taken. */
    public long jfrNanos() {
        return lines.jfr.cpuNanos();
    }

    /** What all other threads of the JVM had taken. */
    public long otherNanos() {
        return lines.jvm.cpuNanos();
    }
}
