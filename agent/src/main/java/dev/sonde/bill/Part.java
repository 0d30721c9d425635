package dev.sonde.bill;

import java.util.concurrent.atomic.LongAdder;

/** One line of the bill: who, and what it has taken so far. Only ever grows. */
final class Part implements Payer {

    final String name;
    /** Whether it can take heap at all. */
    final boolean allocates;

    private final LongAdder cpuNanos = new LongAdder();
    private final LongAdder allocatedBytes = new LongAdder();

    /** Who takes CPU time and heap. */
    Part(String name) {
        this(name, true);
    }

    Part(String name, boolean allocates) {
        this.name = name;
        this.allocates = allocates;
    }

    @Override
    public void add(long cpu, long bytes) {
        cpuNanos.add(cpu);
        allocatedBytes.add(bytes);
    }

    @Override
    public String line() {
        return name;
    }

    long cpuNanos() {
        return cpuNanos.sum();
    }

    long allocatedBytes() {
        return allocatedBytes.sum();
    }
}
