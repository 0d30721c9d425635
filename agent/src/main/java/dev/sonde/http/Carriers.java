package dev.sonde.http;

import dev.sonde.boot.Lane;
import dev.sonde.metrics.Scale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Meters legs on virtual threads, which have no clocks, by those of the threads that carry them: a leg is as many
 * pieces as its thread was mounted times, and each is a leg of the carrier. So the bill finds it where it was done.
 *
 * <p>A carrier's lane names its rider, the virtual thread whose leg runs by its clocks; nothing here can make a virtual
 * thread wait between the look at its carrier and the clocks. Those that wait with an open leg are on a map until they
 * are mounted again; only carriers touch it.
 */
final class Carriers {

    private final ThreadClock cpu;
    private final ThreadClock allocation;
    private final Lanes lanes;
    private final Map<Thread, Lane> waiting = new ConcurrentHashMap<>();
    // Of the carrier wherever it is asked; null while no carrier tells what it mounts.
    private volatile ThreadLocal<Lane> carrier;

    Carriers(ThreadClock cpu, ThreadClock allocation, Lanes lanes) {
        this.cpu = cpu;
        this.allocation = allocation;
        this.lanes = lanes;
    }

    /**
     * Meters from the next mount on.
     *
     * @param carrierLocal is the carrier's on a virtual thread, too; its values must not hold the agent's class loader
     */
    void watch(ThreadLocal<Lane> carrierLocal) {
        carrier = carrierLocal;
        rehearse();
    }

    /** The calling virtual thread begins a leg. */
    void begin(Lane lane) {
        Lane here = carrier();
        if (here != null && here.request == null) {
            ride(here, lane, allocation.read(here.threadId), cpu.read(here.threadId));
        }
    }

    /** The calling virtual thread ends its leg; false if what it took is not known. */
    boolean end(Lane lane, OpenRequest request) {
        Lane here = carrier();
        if (here == null || here.rider != lane) {
            return false;
        }
        here.rider = null;
        return settle(here, request, cpu.read(here.threadId), allocation.read(here.threadId));
    }

    /** The calling thread is about to carry a virtual one. */
    void mounted(Thread virtual) {
        Lane here = carrier();
        if (here == null) {
            here = beginToCarry();
        }
        lanes.list(here);
        here.rider = null;
        Lane lane = waiting.get(virtual);
        if (lane != null) {
            waiting.remove(virtual);
            if (here.request == null) {
                ride(here, lane, allocation.read(), cpu.read());
            }
        }
    }

    /** The calling thread has carried a virtual one, perhaps to its end. */
    void unmounted(Thread virtual, boolean forEver) {
        Lane here = carrier();
        Lane lane = here == null ? null : here.rider;
        if (lane == null) {
            return;
        }
        here.rider = null;
        Object request = lane.request;
        boolean isKnown =
                request instanceof OpenRequest && settle(here, (OpenRequest) request, cpu.read(), allocation.read());
        if (isKnown && !forEver) {
            waiting.put(virtual, lane);
        }
    }

    // Each step once, so that all it needs is loaded before a carrier gets here.
    private void rehearse() {
        Carriers others = new Carriers(cpu, allocation, new Lanes());
        others.carrier = new ThreadLocal<>();
        Thread nobody = Thread.currentThread();
        Lane lane = Lane.current();
        OpenRequest request = new OpenRequest(new Endpoint("", "", new Scale(), -1), 0);
        others.mounted(nobody);
        others.begin(lane);
        lane.request = request;
        others.unmounted(nobody, false);
        lane.request = null;
        others.mounted(nobody);
        others.end(lane, request);
    }

    private Lane carrier() {
        ThreadLocal<Lane> local = carrier;
        return local == null ? null : local.get();
    }

    private Lane beginToCarry() {
        Lane here = Lane.current();
        ThreadLocal<Lane> local = carrier;
        if (local != null) {
            local.set(here);
        }
        return here;
    }

    private static void ride(Lane here, Lane lane, long allocatedBytes, long cpuNanos) {
        if (cpuNanos >= 0 && allocatedBytes >= 0) {
            here.allocatedBytes = allocatedBytes;
            here.cpuNanos = cpuNanos;
            here.rider = lane;
            here.legBegins();
        }
    }

    private static boolean settle(Lane here, OpenRequest request, long cpuNanos, long allocatedBytes) {
        if (cpuNanos < 0 || allocatedBytes < 0) {
            return false;
        }
        request.add(cpuNanos - here.cpuNanos, allocatedBytes - here.allocatedBytes);
        here.legEnds(cpuNanos, allocatedBytes);
        return true;
    }
}
