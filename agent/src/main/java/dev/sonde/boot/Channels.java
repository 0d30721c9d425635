package dev.sonde.boot;

import java.lang.reflect.Proxy;

/**
 * What code woven into servers calls that read one request after another from a channel: the requests stand in line by
 * the channel, and are answered in their order, whenever and on whatever thread that is.
 *
 * <p>The one that called to read is not the one that reads: what opens within a frame ends its leg with the frame.
 */
public final class Channels {

    private Channels() {}

    /**
     * Code begins that ends the legs which begin in code that it calls, unless it runs within a leg itself.
     *
     * @return what {@link #endFrame} takes
     */
    public static boolean beginFrame() {
        Lane lane = Lane.current();
        Hops.giveWay(lane);
        boolean outer = lane.isFramed;
        lane.isFramed = lane.request == null;
        return outer;
    }

    /**
     * The same of code that may also run for what a request handed over: the leg of such a task goes on until a request
     * is read or gone on with.
     *
     * @param answering what the request is parked by that is gone on with, if there is one
     * @param channel whose last request in line is gone on with else, if there is one
     */
    public static boolean beginFrame(Object answering, Object channel) {
        Lane lane = Lane.current();
        boolean outer = lane.isFramed;
        lane.isFramed = lane.request == null || lane.isHop;
        Object answered = Requests.parked(answering);
        Requests.enter(answered == null ? Requests.recorder().youngest(channel) : answered);
        return outer;
    }

    /** It ends. */
    public static void endFrame(boolean outer) {
        Lane lane = Lane.current();
        if (lane.isFramed && !lane.isHop) {
            Requests.leave(lane.request);
        }
        lane.isFramed = outer;
    }

    /**
     * A request was read within a frame: ends the leg of the one before, and opens as the last in line.
     *
     * @param path as {@link Requests#open} takes it
     * @return the request, null if none was opened
     */
    public static Object open(Object channel, String method, String path) {
        Lane lane = Lane.current();
        if (!lane.isFramed) {
            return null;
        }
        Requests.leave(lane.request);
        Object request = Requests.open(method, path);
        if (request != null) {
            Requests.recorder().queue(channel, request);
        }
        return request;
    }

    /** More of the last request in line was read: within a frame and no leg yet, begins one. */
    public static void goOn(Object channel) {
        Lane lane = Lane.current();
        if (lane.isFramed && lane.request == null) {
            Requests.enter(Requests.recorder().youngest(channel));
        }
    }

    /**
     * The first request in line is answered with that status; 0 tells nothing new.
     *
     * @return that request, null if there is none
     */
    public static Object answer(Object channel, int status) {
        Object request = Requests.parked(channel);
        if (request != null && status != 0) {
            Requests.recorder().answer(request, status);
        }
        return request;
    }

    /** Takes the first request from the line, or the one parked by that object: it is parked no more. Null if none. */
    public static Object take(Object key) {
        return Requests.recorder().release(key);
    }

    /**
     * Closes a request while its leg may go on until it is left.
     *
     * @param status of a request that was not answered
     */
    public static void finish(Object request, int status) {
        if (request != null) {
            Requests.recorder().finish(request, status);
        }
    }

    /**
     * The channel is closed, whatever was not answered.
     *
     * @param byClient whether it was found closed, and not closed by the service itself
     */
    public static void close(Object channel, boolean byClient) {
        for (Object request = take(channel); request != null; request = take(channel)) {
            if (byClient) {
                Requests.clientLeft(request);
            }
            finish(request, 500);
        }
    }

    /**
     * A listener of a server's own type that closes the request when the future it listens to is done, as one whose
     * client left if that failed; or an executor of such a type that calls that listener at once.
     */
    public static Object finishing(Object request, Class<?> listener) {
        return Proxy.newProxyInstance(listener.getClassLoader(), new Class<?>[] {listener}, new Finishing(request));
    }
}
