package dev.sonde.http.servers;

import dev.sonde.boot.Headers;
import dev.sonde.boot.Requests;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.asm.Advice;

/**
 * Helidon 4, HTTP/1.1 and HTTP/2, whose requests are blocking: the one door of its routing, through which each passes
 * on its own virtual thread, and the place where it refuses what does not get there.
 *
 * <p>A connection's thread is in a frame from the first line of a request to that door, so that what is refused behind
 * it, by an exception that is answered outside, counts once.
 */
public final class HelidonProbe implements ServerProbe {

    private static final String WEB = "io.helidon.webserver.";
    private static final String HTTP = "io.helidon.http.";
    private static final String[] ROUTE = {"ConnectionContext", "RoutingRequest", "RoutingResponse"};

    @Override
    public String name() {
        return "helidon";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(WEB + "http.HttpRoutingImpl", "route", ROUTE).with(Routed.class),
                // Its name before 4.1, and then that of an interface.
                Weave.into(WEB + "http.HttpRouting", "route", ROUTE).with(Routed.class),
                Weave.into(WEB + "http1.Http1Prologue", "readPrologue").with(Awaited.class),
                Weave.into(WEB + "http1.Http1Connection", "handleRequestException", "RequestException")
                        .with(Refused.class),
                Weave.into(WEB + "ServerConnectionException", "<init>", "String", "Throwable")
                        .with(Broke.class),
                Weave.into(WEB + "http2.Http2ServerStream", "writeHeaders", "Http2Headers", "boolean")
                        .with(Answered.class),
                Weave.into(WEB + "http2.Http2ServerStream", "rstStream", "Http2RstStream")
                        .with(Reset.class));
    }

    static final class Routed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.Argument(1) RoutingRequest request) {
            Requests.frame(false);
            Prologue prologue = request.prologue();
            String path = Requests.wantsPaths() ? prologue.uriPath().rawPath() : null;
            return Requests.open(prologue.method().text(), path);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object open,
                @Advice.This Object routing,
                @Advice.Argument(1) RoutingRequest request,
                @Advice.Argument(2) RoutingResponse response,
                @Advice.Thrown Throwable thrown) {
            int status = thrown == null || response.isSent() ? response.status().code() : 500;
            if (thrown instanceof RequestException) {
                status = ((RequestException) thrown).status().code();
            } else if (thrown instanceof HttpException) {
                status = ((HttpException) thrown).status().code();
            } else if (thrown instanceof UncheckedIOException
                    && thrown.getCause() instanceof SocketException
                    && "HttpRouting".equals(routing.getClass().getSimpleName())) {
                // The server before 4.1 takes each of these for its client's connection, and answers nothing.
                Requests.clientLeft(open);
            }
            for (String name = Headers.ofRequest(open); name != null; name = Headers.ofRequest(open)) {
                Optional<String> value = request.headers().first(HeaderNames.create(name));
                Headers.tell(open, value.orElse(null));
            }
            for (String name = Headers.ofAnswer(open); name != null; name = Headers.ofAnswer(open)) {
                Optional<String> value = response.headers().first(HeaderNames.create(name));
                Headers.tell(open, value.orElse(null));
            }
            Object wish = Requests.close(open, status);
            if (wish != null) {
                Optional<String> trace = request.headers().first(HeaderNames.create("traceparent"));
                Requests.trace(wish, trace.orElse(null));
            }
        }
    }

    static final class Awaited {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Requests.frame(true);
        }
    }

    static final class Refused {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) RequestException refusal) {
            TransportRequest request = refusal.request();
            Object open = Requests.openFramed(request.method(), request.path());
            Requests.close(open, refusal.status().code());
            Requests.frame(false);
        }
    }

    /** Thrown by the server alone, whose client cannot be written to any more. */
    static final class Broke {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit() {
            Requests.clientLeft(Requests.current());
        }
    }

    /** The answer of a stream begins, on the thread of its request; it may wait for its client for long. */
    static final class Answered {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object stream) {
            Requests.park(stream, Requests.current());
        }
    }

    /** On the thread of the connection. */
    static final class Reset {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object stream) {
            Requests.clientLeftAt(stream);
        }
    }

    @Mirror(WEB + "http.RoutingRequest")
    interface RoutingRequest {
        Prologue prologue();

        RequestHeaders headers();
    }

    @Mirror(WEB + "http.RoutingResponse")
    interface RoutingResponse {
        Status status();

        AnswerHeaders headers();

        boolean isSent();
    }

    @Mirror(HTTP + "HttpPrologue")
    abstract static class Prologue {
        abstract Method method();

        abstract UriPath uriPath();
    }

    @Mirror(HTTP + "Method")
    abstract static class Method {
        abstract String text();
    }

    @Mirror("io.helidon.common.uri.UriPath")
    interface UriPath {
        String rawPath();
    }

    @Mirror(HTTP + "Status")
    abstract static class Status {
        abstract int code();
    }

    @Mirror(HTTP + "HttpException")
    abstract static class HttpException extends RuntimeException {
        private static final long serialVersionUID = 1;

        abstract Status status();
    }

    @Mirror(HTTP + "RequestException")
    abstract static class RequestException extends RuntimeException {
        private static final long serialVersionUID = 1;

        abstract Status status();

        abstract TransportRequest request();
    }

    @Mirror(HTTP + "DirectHandler$TransportRequest")
    interface TransportRequest {
        String method();

        String path();
    }

    @Mirror(HTTP + "ServerRequestHeaders")
    interface RequestHeaders {
        Optional<String> first(HeaderName name);
    }

    @Mirror(HTTP + "ServerResponseHeaders")
    interface AnswerHeaders {
        Optional<String> first(HeaderName name);
    }

    @Mirror(HTTP + "HeaderName")
    interface HeaderName {}

    @Mirror(HTTP + "HeaderNames")
    abstract static class HeaderNames {
        static HeaderName create(String name) {
            return null;
        }
    }
}
