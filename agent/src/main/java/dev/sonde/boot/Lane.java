package dev.sonde.boot;

import java.util.concurrent.atomic.AtomicLongFieldUpdater;

/**
 * What is known of one thread: the request it serves and its clocks when it took it up. Written by its own thread only;
 * the two accounts of what it did for requests so far may be read by any.
 *
 * <p>It lives in the bootstrap loader so that the thread's reference to it never holds the agent's class loader.
 */
public final class Lane {

    private static final ThreadLocal<Lane> LANES = new ThreadLocal<Lane>() {
        @Override
        protected Lane initialValue() {
            return new Lane(Thread.currentThread());
        }
    };

    private static final AtomicLongFieldUpdater<Lane> CPU = AtomicLongFieldUpdater.newUpdater(Lane.class, "cpuAccount");
    private static final AtomicLongFieldUpdater<Lane> BYTES =
            AtomicLongFieldUpdater.newUpdater(Lane.class, "bytesAccount");

    /** The thread's number, {@link Thread#getId()}. */
    public final long threadId;

    /** Whether the thread is one of the agent's own, whose requests are not the service's. */
    public final boolean agents;

    /** Whether it is a virtual thread, of which there may be millions. */
    public final boolean virtual;

    /** Its last legs, null while nobody wants to know. Set by its own thread, taken away by any. */
    public volatile LegRing legs;

    /** The open request whose leg runs on the thread now, or null. */
    public Object request;

    /** Whether woven code runs on the thread that will end what opens now. */
    boolean isFramed;

    /** A request of this thread's that waits for its stream to be made, or null. */
    Object streamless;

    /** The templates of those who led to the code that runs on the thread, null if nobody did. */
    String within;

    /** Whether the leg that runs is of a task that was handed over, and no server's. */
    public boolean isHop;

    /** The mark of who has to let it go, an object of a JDK type. */
    Object hops;

    /** When the last leg ended, with its clocks below as it left them, as {@link System#nanoTime} tells it. */
    public long endNanos;

    /** CPU nanoseconds of the thread when the leg began, or the last one ended; negative if unknown. */
    public long cpuNanos = -1;

    /** Bytes the thread had allocated then; negative if unknown. */
    public long allocatedBytes;

    /** The lane of the virtual thread whose leg runs by this thread's clocks now, or null. */
    public Lane rider;

    // Who put the lane on a list: an object of a JDK type, so that no thread holds on to the agent's class loader.
    private Object listedBy;

    // One word each, so that another thread never reads half of a change: not negative, it is what was spent on
    // requests
    // so far; negative, a leg runs, and its complement is what was spent on all else.
    private volatile long cpuAccount;
    private volatile long bytesAccount;

    @SuppressWarnings("deprecation") // threadId() is not there before 19
    private Lane(Thread thread) {
        threadId = thread.getId();
        agents = thread.getName().startsWith("sonde-");
        // Thread.isVirtual() is not there before 21.
        virtual = thread.getClass().getName().equals("java.lang.VirtualThread");
    }

    /** The lane of the calling thread. */
    public static Lane current() {
        return LANES.get();
    }

    /** Whether the lane is new to a list, told once to each; its accounts then begin anew. */
    public boolean isNewTo(Object list) {
        if (listedBy == list) {
            return false;
        }
        listedBy = list;
        cpuAccount = 0;
        bytesAccount = 0;
        return true;
    }

    /** Goes on from what another lane of the thread has come to: some pools take their threads' locals away. */
    public void continues(Lane former) {
        cpuAccount = Math.max(0, former.cpuAccount);
        bytesAccount = Math.max(0, former.bytesAccount);
    }

    /** A leg begins, with the thread's clocks at {@link #cpuNanos} and {@link #allocatedBytes}. */
    public void legBegins() {
        if (cpuAccount >= 0) {
            turn(cpuNanos, allocatedBytes);
        }
    }

    /** The leg ends, with the thread's clocks at these figures. */
    public void legEnds(long cpuNanosNow, long allocatedBytesNow) {
        if (cpuAccount < 0) {
            turn(cpuNanosNow, allocatedBytesNow);
        }
    }

    private void turn(long cpuNanosNow, long allocatedBytesNow) {
        CPU.lazySet(this, other(cpuNanosNow, cpuAccount));
        BYTES.lazySet(this, other(allocatedBytesNow, bytesAccount));
    }

    /**
     * How much of the thread's CPU time went to requests, to the leg that runs included.
     *
     * @param threadCpuNanos what the thread's clock shows now
     */
    public long requestCpuNanos(long threadCpuNanos) {
        return spent(threadCpuNanos, cpuAccount);
    }

    /** The same of the bytes it allocated. */
    public long requestBytes(long threadBytes) {
        return spent(threadBytes, bytesAccount);
    }

    /** From what went to one side so far to the mark of what went to the other, whichever way. */
    private static long other(long clock, long account) {
        return account < 0 ? clock - ~account : ~(clock - account);
    }

    private static long spent(long clock, long account) {
        return account < 0 ? clock - ~account : account;
    }
}
