package dev.sonde.http;

import dev.sonde.base.RequestWork;
import dev.sonde.boot.Lane;
import java.util.concurrent.atomic.LongAdder;

/** Reads the thread's clocks at both ends of each leg, on that thread, and tells whoever wants to know of legs. */
final class LegMeter {

    private final ThreadClock cpu;
    private final ThreadClock allocation;
    private final Legs legs;
    private final Lanes lanes = new Lanes();
    private final LongAdder unmeasured = new LongAdder();

    LegMeter(ThreadClock cpu, ThreadClock allocation, Legs legs) {
        this.cpu = cpu;
        this.allocation = allocation;
        this.legs = legs;
    }

    /** How much of each thread's work is for requests, from the next one on. */
    RequestWork work() {
        lanes.open();
        return lanes;
    }

    /** Legs whose thread answered no clock, as virtual threads do; their time is counted, their cost is not. */
    long unmeasuredLegs() {
        return unmeasured.sum();
    }

    /** A leg of the request begins. The dearest and most exact clock is read last: it sees least of the agent. */
    void begin(Lane lane, OpenRequest request, long startNanos) {
        lane.request = request;
        if (legs.areKept()) {
            legs.begin(lane, startNanos);
        }
        lane.allocatedBytes = allocation.read();
        lane.cpuNanos = cpu.read();
        if (lane.cpuNanos >= 0 && lane.allocatedBytes >= 0) {
            lanes.list(lane);
            lane.legBegins();
        }
    }

    /** The leg of the request ends. */
    void end(Lane lane, OpenRequest request) {
        long cpuNanos = cpu.read();
        long allocatedBytes = allocation.read();
        lane.request = null;
        if (cpuNanos < 0 || lane.cpuNanos < 0 || allocatedBytes < 0 || lane.allocatedBytes < 0) {
            unmeasured.increment();
        } else {
            request.add(cpuNanos - lane.cpuNanos, allocatedBytes - lane.allocatedBytes);
            lane.legEnds(cpuNanos, allocatedBytes);
        }
    }

    /** The leg that ended is one of the endpoint where the request is counted now. */
    void note(Lane lane, OpenRequest request, long endNanos) {
        Endpoint endpoint = request.latestEndpoint();
        if (legs.areKept() && endpoint != null) {
            legs.end(lane, endNanos, endpoint);
        }
    }
}
