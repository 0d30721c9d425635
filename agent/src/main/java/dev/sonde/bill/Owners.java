package dev.sonde.bill;

import dev.sonde.base.Daemon;
import dev.sonde.base.LiveThreads;

/** Tells whose a platform thread is: the agent's, the JVM's, or one of the service's pools. */
final class Owners {

    // Java code of the JVM's own runs on threads of the root group, or of this one.
    private static final String INNOCUOUS = "InnocuousThreadGroup";
    private static final String CARRIERS = "CarrierThreads";
    private static final String VIRTUAL_THREADS = "virtual threads";
    // The main thread once more, when main has returned: a new thread for Java on the same one of the system.
    private static final String MAIN_RETURNED = "DestroyJavaVM";

    final Part agent;
    final JfrThreads jfr;
    private final Part jvm;
    private final Pools pools;
    private final ThreadGroup root = LiveThreads.root();

    Owners(Lines lines) {
        agent = lines.agent;
        jvm = lines.jvm;
        jfr = lines.jfr;
        pools = lines.pools;
    }

    /** Who pays for what the thread does beside requests. */
    Payer of(Thread thread) {
        if (JfrThreads.is(thread.getName())) {
            return jfr;
        }
        if (Daemon.isAgents(thread)) {
            return agent;
        }
        ThreadGroup group = thread.getThreadGroup();
        if (group != null && group.getName().equals(CARRIERS)) {
            return virtualThreads();
        }
        boolean isJvms = group == root || (group != null && group.getName().equals(INNOCUOUS));
        return isJvms || isMainReturned(thread) ? jvm : pools.of(thread.getName());
    }

    /** Who pays for threads of the service of that name. */
    Payer named(String threadName) {
        return pools.of(threadName);
    }

    /** Who pays for what virtual threads do beside requests. */
    Payer virtualThreads() {
        return pools.named(VIRTUAL_THREADS);
    }

    /** Whether its CPU clock begins with what the main thread took. */
    static boolean isMainReturned(Thread thread) {
        return thread.getName().equals(MAIN_RETURNED);
    }
}
