package dev.sonde.boot;

/**
 * What code woven into servers calls: a request opens, runs in legs on one thread or several, and closes exactly once.
 *
 * <p>Only types of the JDK cross this border, since the classes of server, agent and service live in loaders that do
 * not see each other. A token is opaque to its caller; null stands for "not counted" and is taken by every method. All
 * methods may be called from any thread.
 */
public abstract class Requests extends Naming {

    @SuppressWarnings("ClassInitializationDeadlock") // nobody else names that class
    private static final Requests OFF = new RequestsOff();

    // The one mutable static of the agent: while it is OFF, woven code does nothing.
    private static volatile Requests recorder = OFF;

    // Of the recorder, so that there is one static and not two.
    private volatile Resident resident;
    volatile Hops hops;

    /** Puts a recorder in place; null takes the present one out. */
    public static void install(Requests replacement) {
        recorder = replacement == null ? OFF : replacement;
    }

    /** Tells whose the recorder in place is; nothing happens if there is none. */
    public static void inhabit(Resident by) {
        recorder.resident = recorder == OFF ? null : by;
    }

    /** The agent that is attached, or null. */
    static Resident resident() {
        return recorder.resident;
    }

    /** A server saw a request on this thread: opens it and begins its first leg. Null inside another open request. */
    public static Object open(String method) {
        return open(method, null);
    }

    /**
     * The same of a request whose path is known.
     *
     * @param path as the client sent it, with or without a query; null unless {@link #wantsPaths}, or if unknown
     */
    public static Object open(String method, String path) {
        Hops.giveWay(Lane.current());
        return recorder.begin(method, path);
    }

    /** Whether paths are asked for, since some are to be left out. */
    public static boolean wantsPaths() {
        return recorder.asksForPaths();
    }

    /** Code of a server begins, or has ended, that ends the requests which open in code that it calls. */
    public static void frame(boolean begins) {
        Hops.giveWay(Lane.current()).isFramed = begins;
    }

    /**
     * The same as {@link #open} within a {@link #frame}, and else null: the code that called may have begun before it
     * was woven, and would never end the request.
     */
    public static Object openFramed(String method, String path) {
        return Lane.current().isFramed ? open(method, path) : null;
    }

    /** This thread takes an open request up: begins a leg. Null if it cannot be taken up. */
    public static Object enter(Object request) {
        return request == null || Hops.becomesLegOf(request) ? request : recorder.takeUp(request);
    }

    /** This thread lets an open request go, which goes on elsewhere or later: ends the leg. */
    public static void leave(Object request) {
        if (request != null) {
            recorder.letGo(request);
        }
    }

    /**
     * The server is done with the request: ends the leg if it runs on this thread, and closes.
     *
     * @param status HTTP status, 0 if unknown
     * @return null, as nearly always, or what wants {@link #trace} to be called
     */
    public static Object close(Object request, int status) {
        return request == null ? null : recorder.end(request, status);
    }

    /**
     * Tells of the trace that a request is part of.
     *
     * @param wish what closing it returned
     * @param traceparent the request's header of that name as it came, or null
     */
    public static void trace(Object wish, String traceparent) {
        recorder.traced(wish, traceparent);
    }

    /** The client left before it had its answer: it closes with status 499, whatever the server makes of it. */
    public static void clientLeft(Object request) {
        if (request != null) {
            recorder.lost(request);
        }
    }

    /**
     * The client of a request left: of the one parked by that object, else of the one this thread serves, else of the
     * one that is yet to be parked by the object, as a handler's other thread may be ahead of the handler's return.
     */
    public static void clientLeftAt(Object key) {
        Object parked = parked(key);
        Object request = parked == null ? current() : parked;
        if (request == null) {
            recorder.lostEarly(key);
        } else {
            clientLeft(request);
        }
    }

    /** The request this thread serves, or null. */
    public static Object current() {
        return Lane.current().request;
    }

    /** A server answered by itself, before there was a request to open: opens and closes at once. */
    public static void answered(String method, int status) {
        close(open(method), status);
    }

    /** Keeps an open request for {@link #parked}, by the identity of a server's object, which is held weakly. */
    public static void park(Object key, Object request) {
        if (request != null) {
            recorder.keep(key, request);
        }
    }

    /** The request parked by that object, which stays parked until it closes, or null. */
    public static Object parked(Object key) {
        return recorder.kept(key);
    }

    /** Closes the request parked by that object, if there is one, and forgets it; gives what {@link #close} does. */
    public static Object closeParked(Object key, int status) {
        return close(recorder.release(key), status);
    }

    /**
     * The same while code that calls {@link #leave} may still run on this thread: the request closes, and its leg goes
     * on until then.
     */
    public static Object finishParked(Object key, int status) {
        Object request = recorder.release(key);
        return request == null ? null : recorder.finish(request, status);
    }

    /** The task, on the bill of the request this thread serves whatever thread runs it. */
    public static Runnable carry(Runnable task) {
        return task == null || recorder == OFF ? task : carry(task, current());
    }

    /** The task, on the bill of that request whatever thread runs it. */
    public static Runnable carry(Runnable task, Object request) {
        return task == null || request == null ? task : new CarriedTask(request, task);
    }

    /** The calling thread is about to end. */
    public static void threadEnds() {
        recorder.threadEnded();
    }

    /**
     * Woven code failed; the service goes on as if it had not been there.
     *
     * @throws ThreadDeath if that is what it was: somebody stops this thread, whatever code it is in
     */
    public static void suppressed(Throwable failure) {
        // By name, since a later Java may have done with it.
        if (failure.getClass().getName().equals("java.lang.ThreadDeath")) {
            throw (Error) failure;
        }
        try {
            recorder.failed(failure);
        } catch (Throwable again) {
            // No memory or no stack is left, most likely. There is nobody to tell, and the service comes first.
        }
    }

    /** For a request that closes without being parked by the object: counts what {@link #clientLeftAt} told early. */
    public static void recallClient(Object key, Object request) {
        if (request != null) {
            recorder.recall(key, request);
        }
    }

    static Requests recorder() {
        return recorder;
    }

    protected abstract Object begin(String method, String path);

    protected abstract boolean asksForPaths();

    protected abstract Object takeUp(Object request);

    protected abstract void letGo(Object request);

    protected abstract Object end(Object request, int status);

    protected abstract void traced(Object wish, String traceparent);

    protected abstract void lost(Object request);

    protected abstract void lostEarly(Object key);

    protected abstract void recall(Object key, Object request);

    protected abstract void keep(Object key, Object request);

    protected abstract Object kept(Object key);

    protected abstract void queue(Object key, Object request);

    protected abstract Object youngest(Object key);

    protected abstract Object release(Object key);

    protected abstract void answer(Object request, int status);

    protected abstract Object finish(Object request, int status);

    protected abstract void threw(Object request, Throwable thrown);

    protected abstract void threadEnded();

    protected abstract void mounted(Thread virtual);

    protected abstract void unmounted(Thread virtual, boolean forEver);

    protected abstract void failed(Throwable failure);
}
