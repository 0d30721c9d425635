package dev.sonde.jmh.profiler;

/** What the events of a fork tell: where time and bytes went, and what was waited for. */
final class Seen {

    final Sampled cpu;
    final Sampled allocation;
    double lockNanos;
    double ioNanos;

    Seen(Sampled cpu, Sampled allocation) {
        this.cpu = cpu;
        this.allocation = allocation;
    }
}
