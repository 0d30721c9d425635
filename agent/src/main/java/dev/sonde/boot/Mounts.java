package dev.sonde.boot;

/**
 * What code woven into the JVM's virtual threads calls: always on the thread that carries one, before the one is put in
 * its place and after it is gone from there, so that {@link Thread#currentThread()} is the carrier.
 *
 * <p>Whoever is called loads no class of the agent's and takes no lock that a virtual thread may hold while it waits:
 * carriers that wait for that one could be the only ones that it could go on on.
 */
public final class Mounts {

    private Mounts() {}

    /** The calling thread is about to run a virtual one. */
    public static void begin(Thread virtual) {
        Requests.recorder().mounted(virtual);
    }

    /** The calling thread has run a virtual one, which goes on later on whatever carrier. */
    public static void end(Thread virtual) {
        Requests.recorder().unmounted(virtual, false);
    }

    /** The calling thread has run a virtual one to its end. */
    public static void endForEver(Thread virtual) {
        Requests.recorder().unmounted(virtual, true);
    }
}
