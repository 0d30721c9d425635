package dev.sonde.bill;

import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/** Pays for the threads of JFR, Java's and the JVM's: the agent does while it records, else the JVM. Any thread. */
final class JfrThreads implements Payer {

    // The JVM's thread, and the agent's that reads the events.
    private static final String JVMS = "JFR ";
    static final String AGENTS = "sonde-jfr";
    // On Java 8 the one that samples has no name.
    private static final String SAMPLER_OF_8 = "Unknown thread";

    private final Payer agent;
    private final Payer jvm;
    private final BooleanSupplier isOurs;
    private final LongAdder cpuNanos = new LongAdder();

    /**
     * @param isOurs whether the agent records
     */
    JfrThreads(Payer agent, Payer jvm, BooleanSupplier isOurs) {
        this.agent = agent;
        this.jvm = jvm;
        this.isOurs = isOurs;
    }

    /** Whether a thread of that name works for JFR. */
    static boolean is(String name) {
        return name.startsWith(JVMS) || name.equals(AGENTS) || name.equals(SAMPLER_OF_8);
    }

    /** CPU time that the agent has paid for. */
    long cpuNanos() {
        return cpuNanos.sum();
    }

    @Override
    public void add(long cpu, long bytes) {
        if (isOurs.getAsBoolean()) {
            cpuNanos.add(cpu);
        }
        payer().add(cpu, bytes);
    }

    @Override
    public String line() {
        return payer().line();
    }

    private Payer payer() {
        return isOurs.getAsBoolean() ? agent : jvm;
    }
}
