package dev.sonde.http.servers;

import dev.sonde.boot.Headers;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Open Liberty: the dispatcher between its channels and its containers, which readies every parsed request and closes
 * it when its streams are closed, on whatever thread.
 *
 * <p>A connection has one service context, which serves one request after another; each stream of HTTP/2 has its own.
 */
public final class LibertyProbe implements ServerProbe {

    private static final String DISPATCHER = "com.ibm.ws.http.dispatcher.internal.channel.";
    private static final String LINK = DISPATCHER + "HttpDispatcherLink";
    private static final String CHANNEL = "com.ibm.wsspi.http.channel.";
    private static final String CONTEXT = CHANNEL + "inbound.HttpInboundServiceContext";

    @Override
    public String name() {
        return "liberty";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(LINK, "ready", "VirtualConnection").with(Dispatched.class),
                Weave.into(DISPATCHER + "HttpRequestImpl", "init", "HttpInboundServiceContext")
                        .with(Opened.class),
                Weave.into(LINK, "close", "VirtualConnection", "Exception").with(Closed.class),
                Weave.into("com.ibm.ws.http.channel.internal.outbound.HttpOutputStreamImpl", "flushBuffers")
                        .with(Written.class),
                Weave.into(
                                "com.ibm.ws.webcontainer.filter.FilterInstanceWrapper",
                                "doFilter",
                                "ServletRequest",
                                "ServletResponse",
                                "FilterChain")
                        .with(Filtered.class));
    }

    /** The next request of a connection may be dispatched within the end of the one before. */
    static final class Dispatched {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter() {
            return Requests.current();
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object outer) {
            Object request = Requests.current();
            if (request != outer) {
                Requests.leave(request);
            }
        }
    }

    static final class Opened {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Context context) {
            RequestMessage request = context.getRequest();
            Requests.park(
                    context,
                    Requests.open(request.getMethod(), Requests.wantsPaths() ? request.getRequestURI() : null));
        }
    }

    static final class Closed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("isc") Object context) {
            Object open = context == null ? null : Requests.parked(context);
            if (open != null) {
                RequestMessage request = ((Context) context).getRequest();
                ResponseMessage response = ((Context) context).getResponse();
                for (String name = Headers.ofRequest(open); name != null; name = Headers.ofRequest(open)) {
                    Headers.tell(open, request.getHeader(name).asString());
                }
                for (String name = Headers.ofAnswer(open); name != null; name = Headers.ofAnswer(open)) {
                    Headers.tell(open, response.getHeader(name).asString());
                }
                Object wish = Requests.closeParked(context, response.getStatusCodeAsInt());
                if (wish != null) {
                    Requests.trace(wish, request.getHeader("traceparent").asString());
                }
            }
        }
    }

    /** An output that is closed is flushed once more, by when a stream of HTTP/2 may have ended well. */
    static final class Written {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.FieldValue("isc") Object context,
                @Advice.FieldValue("closed") boolean closed,
                @Advice.Thrown Throwable failure) {
            if (failure instanceof IOException && !closed) {
                Requests.clientLeft(Requests.parked(context));
            }
        }
    }

    /** What a servlet throws is known by then. */
    static final class Filtered {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Thrown Throwable failure) {
            if (failure != null) {
                Routes.threw(failure);
            }
        }
    }

    @Mirror(CONTEXT)
    interface Context {
        RequestMessage getRequest();

        ResponseMessage getResponse();
    }

    @Mirror(CHANNEL + "HttpRequestMessage")
    interface RequestMessage {
        String getMethod();

        String getRequestURI();

        HeaderField getHeader(String name);
    }

    @Mirror(CHANNEL + "HttpResponseMessage")
    interface ResponseMessage {
        int getStatusCodeAsInt();

        HeaderField getHeader(String name);
    }

    @Mirror("com.ibm.wsspi.genericbnf.HeaderField")
    interface HeaderField {
        String asString();
    }
}
