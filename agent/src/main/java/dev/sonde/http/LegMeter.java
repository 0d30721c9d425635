package dev.sonde.http;

import dev.sonde.base.RequestWork;
import dev.sonde.boot.Lane;
import dev.sonde.boot.LegRing;
import java.util.concurrent.atomic.LongAdder;

/** Reads the thread's clocks at both ends of each leg, on that thread, and tells whoever wants to know of legs. */
final class LegMeter {

    // Less than what reading the clocks again takes twice over.
    private static final long AT_ONCE_NANOS = 1_000;

    private final ThreadClock cpu;
    private final ThreadClock allocation;
    private final Legs legs;
    private final Lanes lanes = new Lanes();
    private final Carriers carriers;
    private final LongAdder unmeasured = new LongAdder();

    LegMeter(ThreadClock cpu, ThreadClock allocation, Legs legs) {
        this.cpu = cpu;
        this.allocation = allocation;
        this.legs = legs;
        this.carriers = new Carriers(cpu, allocation, lanes);
    }

    /** Who meters legs on virtual threads. */
    Carriers carriers() {
        return carriers;
    }

    /** How much of each thread's work is for requests, from the next one on. */
    RequestWork work() {
        lanes.open();
        return lanes;
    }

    /** Legs whose thread answered no clock; their time is counted, their cost is not. */
    long unmeasuredLegs() {
        return unmeasured.sum();
    }

    /** A leg of the request begins. */
    void begin(Lane lane, OpenRequest request, long startNanos) {
        lane.request = request;
        if (legs.areKept()) {
            legs.begin(lane, startNanos);
        }
        if (lane.virtual) {
            carriers.begin(lane);
        } else {
            beginHere(lane, startNanos);
        }
    }

    /** The leg of the request ends. */
    void end(Lane lane, OpenRequest request) {
        boolean measured = lane.virtual ? carriers.end(lane, request) : endHere(lane, request);
        lane.request = null;
        if (!measured) {
            unmeasured.increment();
        }
    }

    // The dearest and most exact clock is read last: it sees least of the agent.
    private void beginHere(Lane lane, long startNanos) {
        // A thread of a pool that takes its next task up at once goes on from the clocks at which the last one ended.
        if (!lane.isHop || lane.cpuNanos < 0 || startNanos - lane.endNanos > AT_ONCE_NANOS) {
            lane.allocatedBytes = allocation.read();
            lane.cpuNanos = cpu.read();
        }
        if (lane.cpuNanos >= 0 && lane.allocatedBytes >= 0) {
            lanes.list(lane);
            lane.legBegins();
        }
    }

    private boolean endHere(Lane lane, OpenRequest request) {
        long cpuNanos = cpu.read();
        long allocatedBytes = allocation.read();
        if (cpuNanos < 0 || lane.cpuNanos < 0 || allocatedBytes < 0 || lane.allocatedBytes < 0) {
            return false;
        }
        request.add(cpuNanos - lane.cpuNanos, allocatedBytes - lane.allocatedBytes);
        lane.legEnds(cpuNanos, allocatedBytes);
        lane.cpuNanos = cpuNanos;
        lane.allocatedBytes = allocatedBytes;
        return true;
    }

    /** The leg that ended is one of the endpoint where the request is counted now. */
    void note(Lane lane, OpenRequest request, long endNanos) {
        lane.endNanos = endNanos;
        Endpoint endpoint = request.latestEndpoint();
        if (legs.areKept()) {
            // While another thread is closing the request nobody knows where it will be counted.
            legs.end(lane, endNanos, endpoint == null ? LegRing.FORGOTTEN : endpoint.number);
        }
    }
}
