package dev.sonde.boot;

import java.util.Map;

/**
 * What code woven into servers calls that read many requests at once from a connection, each in a stream of its own:
 * a request is parked by the server's object for its stream, and is answered whenever and on whatever thread that is.
 */
public final class Streams {

    private static final String GRPC_STATUS = "grpc-status";
    private static final String[] GRPC_CODES = {
        "OK",
        "CANCELLED",
        "UNKNOWN",
        "INVALID_ARGUMENT",
        "DEADLINE_EXCEEDED",
        "NOT_FOUND",
        "ALREADY_EXISTS",
        "PERMISSION_DENIED",
        "RESOURCE_EXHAUSTED",
        "FAILED_PRECONDITION",
        "ABORTED",
        "OUT_OF_RANGE",
        "UNIMPLEMENTED",
        "INTERNAL",
        "UNAVAILABLE",
        "DATA_LOSS",
        "UNAUTHENTICATED"
    };

    private Streams() {}

    /**
     * A request was read whose stream is about to be made: opens, after ending a leg that began in the same frame.
     *
     * @param method null if unknown
     * @param path as {@link Requests#open} takes it
     * @param headers as {@link Headers#tellOfRequest} takes them
     * @return what {@link #end} takes
     */
    public static Object open(CharSequence method, CharSequence path, Iterable<?> headers) {
        Lane lane = Lane.current();
        if (lane.isFramed) {
            Requests.leave(lane.request);
        }
        Object request =
                Requests.open(method == null ? null : method.toString(), path == null ? null : path.toString());
        lane.streamless = request;
        Headers.tellOfRequest(request, headers);
        return request;
    }

    /** The request that this thread serves asked for another protocol, and is about to become a stream of it. */
    public static void upgrade() {
        Lane lane = Lane.current();
        lane.streamless = lane.request;
        // What finds it by its connection would find it for the other streams as well.
        if (lane.request != null) {
            Requests.recorder().unpark(lane.request);
        }
    }

    /** A stream was made: it is that of the request that waits for one on this thread, if any does. */
    public static void made(Object stream) {
        Lane lane = Lane.current();
        Object request = lane.streamless;
        if (request != null) {
            lane.streamless = null;
            Requests.park(stream, request);
        }
    }

    /**
     * A channel was made for a stream, whose head this thread reads: what goes on there is its request's.
     *
     * @param isFirst whether it may be the stream of a request that asked for the upgrade
     */
    public static void madeChannel(Object channel, boolean isFirst) {
        Lane lane = Lane.current();
        Requests.park(channel, isFirst ? lane.request : lane.streamless);
    }

    /** What was read is dealt with: ends the leg, and closes a request that was given no stream. */
    public static void end(Object request) {
        Lane lane = Lane.current();
        Object refused = lane.streamless;
        lane.streamless = null;
        if (request != null) {
            Requests.leave(request);
            Channels.finish(refused, 500);
        }
    }

    /** The upgrade is over, whether it came to a stream or not. */
    public static void upgraded() {
        Lane lane = Lane.current();
        Object refused = lane.streamless;
        lane.streamless = null;
        Channels.finish(refused, 500);
    }

    /** A stream whose head the server could not read is answered all the same. */
    public static void unread(Object stream) {
        if (Requests.parked(stream) == null) {
            Object request = Requests.open(null);
            Requests.park(stream, request);
            Requests.leave(request);
        }
    }

    /**
     * A head or a trailer of a stream's answer is written.
     *
     * @param stream null if there is none
     * @param status in digits, null in a trailer; that of a head which only informs is left out
     * @param headers all of them
     * @param last whether it ends the answer
     */
    public static void answer(Object stream, CharSequence status, Iterable<?> headers, boolean last) {
        Object request = stream == null ? null : Requests.parked(stream);
        if (request == null) {
            return;
        }
        int code = number(status);
        if (code >= 200) {
            Requests.recorder().answer(request, code);
            Headers.tellOfAnswer(request, headers);
        }
        if (last) {
            tellGrpc(request, headers);
        }
    }

    // That of HTTP is 200 whatever came of the call.
    private static void tellGrpc(Object request, Iterable<?> headers) {
        for (Object header : headers) {
            Map.Entry<?, ?> each = (Map.Entry<?, ?>) header;
            if (each.getKey() instanceof CharSequence && GRPC_STATUS.contentEquals((CharSequence) each.getKey())) {
                int code = number((CharSequence) each.getValue());
                if (code != 0) {
                    Requests.recorder().failedAs(request, GRPC_CODES[code > 0 && code < GRPC_CODES.length ? code : 2]);
                }
            }
        }
    }

    private static int number(CharSequence digits) {
        int number = 0;
        for (int i = 0; digits != null && i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit < 0 || digit > 9 || number > 999) {
                return -1;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Whether an answer that changes the protocol is none, since the request goes on as a stream of that one. */
    public static boolean areNext(String protocol) {
        return "h2c".equalsIgnoreCase(protocol);
    }

    /** The server breaks a stream off, whatever was not answered. */
    public static void reset(Object stream) {
        if (stream != null) {
            Channels.finish(Channels.take(stream), 500);
        }
    }

    /** A stream is gone: whose request was not answered to its end, its client left. */
    public static void gone(Object stream) {
        Object request = Channels.take(stream);
        Requests.clientLeft(request);
        Channels.finish(request, 500);
    }
}
