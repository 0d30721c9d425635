package dev.sonde.http;

import dev.sonde.base.RequestWork;
import dev.sonde.boot.Lane;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The threads that have served a request, and how much of their work was for requests. */
final class Lanes implements RequestWork {

    private final Object mark = new Object();
    private final Map<Long, Lane> byThread = new ConcurrentHashMap<>();

    private volatile boolean isOpen;

    /** Begins to list: from now on somebody forgets the threads that end. */
    void open() {
        isOpen = true;
    }

    /** Puts the lane of the calling thread on the list, unless it is there. */
    void list(Lane lane) {
        if (isOpen && lane.isNewTo(mark)) {
            Lane former = byThread.get(lane.threadId);
            if (former != null) {
                lane.continues(former);
            }
            byThread.put(lane.threadId, lane);
        }
    }

    @Override
    public boolean isServing(long threadId) {
        return byThread.containsKey(threadId);
    }

    @Override
    public long cpuNanos(long threadId, long threadCpuNanos) {
        Lane lane = byThread.get(threadId);
        return lane == null ? 0 : lane.requestCpuNanos(threadCpuNanos);
    }

    @Override
    public long allocatedBytes(long threadId, long threadBytes) {
        Lane lane = byThread.get(threadId);
        return lane == null ? 0 : lane.requestBytes(threadBytes);
    }

    @Override
    public void forget(long threadId) {
        byThread.remove(threadId);
    }
}
