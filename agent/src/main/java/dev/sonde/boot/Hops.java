package dev.sonde.boot;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.RunnableScheduledFuture;

/**
 * What code woven into the JDK's pools calls: a task that a request hands over runs as a leg of it, on whatever thread.
 *
 * <p>The task stays the object that the service made. What is known of it is kept beside it, by its identity. A leg
 * that begins so gives way to what a server does on the thread. All methods do nothing while nobody follows tasks.
 */
public abstract class Hops {

    private static final String VIRTUAL_THREADS = "java.lang.VirtualThread";
    private static final String OWN_HANDLERS = "java.util.concurrent.ThreadPoolExecutor$";
    private static final Object ALONE = new Object();

    // Whose legs end with the next task rather than with a method: they are let go when nobody follows any more.
    private final Map<Lane, Boolean> workers = Collections.synchronizedMap(new WeakHashMap<>());
    private final Object mark = new Object();

    // Whether there was any task to follow yet.
    private volatile boolean isUsed;

    /** Follows tasks from now on, or no longer if null; nothing happens if there is no recorder in place. */
    public static void follow(Hops by) {
        Requests present = Requests.recorder();
        if (!(present instanceof RequestsOff)) {
            present.hops = by;
        }
    }

    private static Hops following() {
        return Requests.recorder().hops;
    }

    /** This thread hands a task over, to be run once. */
    public static void handOver(Object task) {
        Hops following = following();
        if (following != null) {
            following.keepIfServing(task);
        }
    }

    /** The same to a pool whose threads are made by that factory, unless it is the one that runs virtual threads. */
    public static void handOver(Object factory, Object task) {
        Hops following = following();
        if (following != null && !factory.getClass().getName().startsWith(VIRTUAL_THREADS)) {
            following.keepIfServing(task);
        }
    }

    /**
     * The task that this thread handed over last is refused, and perhaps run at once.
     *
     * @param handler of the pool; one that is not of the JDK may have it queued after all
     */
    public static void refused(Object handler, Object task) {
        Hops following = following();
        Object request = following == null ? null : Lane.current().request;
        if (request != null && handler.getClass().getName().startsWith(OWN_HANDLERS)) {
            following.forget(task, request);
        }
    }

    /**
     * A task begins on this thread.
     *
     * @return what {@link #end} takes when it has ended, null as nearly always
     */
    public static Object begin(Object task) {
        return begin(following(), task);
    }

    private static Object begin(Hops following, Object task) {
        Object request = following == null ? null : following.take(task);
        if (request == null) {
            return null;
        }
        Lane lane = Lane.current();
        Object outer = lane.request;
        if (outer == request) {
            return null;
        }
        Object ended = outer == null ? ALONE : new Outer(outer, lane.isHop);
        Requests.leave(outer);
        beginLeg(lane, request);
        return ended;
    }

    /** It ends. */
    public static void end(Object begun) {
        if (begun == null) {
            return;
        }
        Lane lane = Lane.current();
        giveWay(lane);
        if (begun instanceof Outer && lane.request == null) {
            Outer outer = (Outer) begun;
            beginLeg(lane, outer.request);
            lane.isHop &= outer.isHop;
        }
    }

    private static void beginLeg(Lane lane, Object request) {
        lane.isHop = true;
        lane.isHop = Requests.recorder().takeUp(request) != null;
    }

    /** A thread of a pool takes its next task up, null if there is none: it begins, and ends with {@link #rest}. */
    public static void work(Object task) {
        Hops following = following();
        if (task == null || begin(following, task) == null) {
            return;
        }
        Lane lane = Lane.current();
        if (lane.hops != following.mark) {
            lane.hops = following.mark;
            following.workers.put(lane, true);
        }
        // Not before the thread can be let go: one that finds itself followed here is so before letAllGo.
        if (following() != following) {
            giveWay(lane);
        }
    }

    /** The thread of a pool is done with its task, if it had one. */
    public static void rest() {
        Hops following = following();
        if (following != null && following.isUsed) {
            giveWay(Lane.current());
        }
    }

    /** The leg of a task ends, if one runs on the thread; returns its lane. */
    static Lane giveWay(Lane lane) {
        if (lane.isHop) {
            Requests.leave(lane.request);
            // Not before it has left: what fails here is tried again by the next task.
            lane.isHop = false;
        }
        return lane;
    }

    /** Whether the leg of a task runs for that request on the thread; it then is the server's from here on. */
    static boolean becomesLegOf(Object request) {
        Lane lane = Lane.current();
        if (lane.isHop && lane.request == request) {
            lane.isHop = false;
            return true;
        }
        giveWay(lane);
        return false;
    }

    /** Nobody follows any more: no thread of a pool holds on to its request. */
    protected final void letAllGo() {
        synchronized (workers) {
            for (Lane lane : workers.keySet()) {
                if (lane.isHop) {
                    lane.isHop = false;
                    lane.request = null;
                }
            }
            workers.clear();
        }
    }

    private void keepIfServing(Object task) {
        Object request = Lane.current().request;
        if (request != null && task != null && !recurs(task)) {
            isUsed = true;
            keep(task, request, task instanceof ForkJoinTask);
        }
    }

    // What comes again and again is nobody's.
    private static boolean recurs(Object task) {
        return task instanceof RunnableScheduledFuture && ((RunnableScheduledFuture<?>) task).isPeriodic();
    }

    /**
     * Keeps what a task belongs to until it is taken or the task is gone.
     *
     * @param isOwn whether the task is an object of its own for each time that it runs
     */
    protected abstract void keep(Object task, Object request, boolean isOwn);

    /** The request that handed the task over first and was not taken yet, or null. */
    protected abstract Object take(Object task);

    /** Takes back what was kept last for that task and request, if there is any. */
    protected abstract void forget(Object task, Object request);

    /** The leg that another interrupts, since its thread runs a task of another request while it waits. */
    private static final class Outer {
        private final Object request;
        private final boolean isHop;

        Outer(Object request, boolean isHop) {
            this.request = request;
            this.isHop = isHop;
        }
    }
}
