package dev.sonde.boot;

/**
 * What is known of one thread: the request it serves and its clocks when it took it up. Touched by its own thread only.
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

    /** Whether the thread is one of the agent's own, whose requests are not the service's. */
    public final boolean agents;

    /** The open request whose leg runs on the thread now, or null. */
    public Object request;

    /** CPU nanoseconds of the thread when the leg began; negative if unknown. */
    public long cpuNanos;

    /** Bytes the thread had allocated when the leg began; negative if unknown. */
    public long allocatedBytes;

    private Lane(Thread thread) {
        agents = thread.getName().startsWith("sonde-");
    }

    /** The lane of the calling thread. */
    public static Lane current() {
        return LANES.get();
    }
}
