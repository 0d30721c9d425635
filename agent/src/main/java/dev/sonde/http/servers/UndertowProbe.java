package dev.sonde.http.servers;

import dev.sonde.boot.Headers;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Undertow 1.4 to 2.3, HTTP/1.1, HTTP/2 and AJP, with servlets or bare handlers: the one door through which an exchange
 * is handled, at first and whenever it was handed to a thread, and the place where its completion is told.
 *
 * <p>An exchange is completed by whatever thread writes its last byte, so its request is parked for its whole life. Its
 * handler may run on after that, which is on its bill.
 */
public final class UndertowProbe implements ServerProbe {

    private static final String EXCHANGE = "io.undertow.server.HttpServerExchange";
    private static final String CONNECTORS = "io.undertow.server.Connectors";
    private static final String HTTP_2 = "io.undertow.server.protocol.http2.Http2ServerConnection";
    private static final String WRITER = EXCHANGE + "$WriteDispatchChannel";
    private static final String READER = EXCHANGE + "$ReadDispatchChannel";

    @Override
    public String name() {
        return "undertow";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(CONNECTORS, "executeRootHandler", "HttpHandler", "HttpServerExchange")
                        .with(Handled.class),
                Weave.into(CONNECTORS, "setRequestStartTime", "HttpServerExchange", "HttpServerExchange")
                        .with(Upgraded.class),
                Weave.into(EXCHANGE, "invokeExchangeCompleteListeners").with(Completed.class),
                Weave.into(EXCHANGE, "dispatch", "Executor", "Runnable").with(Dispatched.class),
                Weave.into(WRITER, "resumeWrites").with(Resumed.class),
                Weave.into(WRITER, "wakeupWrites").with(Resumed.class),
                Weave.into(READER, "resumeReads").with(Resumed.class),
                Weave.into(READER, "wakeupReads").with(Resumed.class),
                listener("DetachableStreamSinkChannel", "StreamSinkChannel"),
                listener("DetachableStreamSourceChannel", "StreamSourceChannel"),
                Weave.into("io.undertow.util.AbstractAttachable", "putAttachment", "AttachmentKey", "Object")
                        .with(Attached.class),
                Weave.into(
                                "io.undertow.server.protocol.http.HttpReadListener",
                                "sendBadRequestAndClose",
                                "StreamConnection",
                                "Throwable")
                        .with(Refused.class),
                Weave.into(HTTP_2, "getSinkConduit", "HttpServerExchange", "StreamSinkConduit")
                        .with(Answered.class),
                Weave.into("io.undertow.protocols.http2.Http2StreamSinkChannel", "rstStream")
                        .with(Reset.class),
                Weave.into("io.undertow.servlet.handlers.FilterHandler", "handleRequest", "HttpServerExchange")
                        .with(Threw.class),
                Weave.into("io.undertow.servlet.spec.AsyncContextImpl", "start", "Runnable")
                        .with(AsyncStart.class));
    }

    private static Weave listener(String channel, String parameter) {
        return Weave.into("io.undertow.channels." + channel + "$SetterDelegatingListener", "handleEvent", parameter)
                .with(Woken.class);
    }

    static final class Handled {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.Argument(1) Exchange exchange) {
            Object parked = Requests.parked(exchange);
            if (parked != null || exchange.isResponseStarted() || exchange.isComplete()) {
                return Requests.enter(parked);
            }
            Object open = Requests.open(
                    exchange.getRequestMethod().toString(), Requests.wantsPaths() ? exchange.getRequestURI() : null);
            Requests.park(exchange, open);
            return open;
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    /** The request that asked for HTTP/2 goes on as its first stream. */
    static final class Upgraded {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Exchange former, @Advice.Argument(1) Exchange next) {
            Requests.park(next, Requests.parked(former));
        }
    }

    /** Told more than once, of an exchange that broke too. */
    static final class Completed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Exchange exchange) {
            int status = exchange.getStatusCode();
            if (status == 101 && "h2c".equals(exchange.getResponseHeaders().getFirst("Upgrade"))) {
                return;
            }
            if (!exchange.isResponseComplete() || !exchange.getConnection().isOpen()) {
                Requests.clientLeft(Requests.parked(exchange));
            }
            Object request = Requests.parked(exchange);
            for (String name = Headers.ofRequest(request); name != null; name = Headers.ofRequest(request)) {
                Headers.tell(request, exchange.getRequestHeaders().getFirst(name));
            }
            for (String name = Headers.ofAnswer(request); name != null; name = Headers.ofAnswer(request)) {
                Headers.tell(request, exchange.getResponseHeaders().getFirst(name));
            }
            Object wish = Requests.finishParked(exchange, status);
            if (wish != null) {
                Requests.trace(wish, exchange.getRequestHeaders().getFirst("traceparent"));
            }
        }
    }

    static final class Dispatched {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Exchange exchange, @Advice.Argument(value = 1, readOnly = false) Runnable task) {
            task = Requests.carry(task, Requests.parked(exchange));
        }
    }

    /** What is read or written without blocking goes on in a listener, called by the I/O thread. */
    static final class Resumed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object channel, @Advice.FieldValue("this$0") Exchange exchange) {
            if (Requests.parked(channel) == null) {
                Requests.park(channel, Requests.parked(exchange));
            }
        }
    }

    static final class Woken {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue("channel") Object channel) {
            return Requests.enter(Requests.parked(channel));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    /** What a handler threw, and the template that a routing handler found, are attached to the exchange. */
    static final class Attached {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object attachable, @Advice.Argument(1) Object attached) {
            if (attached instanceof Throwable) {
                Routes.threw((Throwable) attached);
            } else if (attached instanceof TemplateMatch && attachable instanceof Exchange) {
                String template = ((TemplateMatch) attached).getMatchedTemplate();
                Routes.offer(Routes.CONTROLLER, ((Exchange) attachable).getResolvedPath(), template);
            }
        }
    }

    static final class Refused {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Requests.answered(null, 400);
        }
    }

    /** A stream's answer begins: from here on the client may reset it. */
    static final class Answered {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Exchange exchange, @Advice.FieldValue("responseChannel") Object stream) {
            Requests.park(stream, Requests.parked(exchange));
        }
    }

    /** The end of it: older versions never complete the exchange of a stream that was reset. */
    static final class Reset {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object stream) {
            Requests.clientLeft(Requests.parked(stream));
            Requests.finishParked(stream, 0);
        }
    }

    static final class Threw {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Thrown Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    static final class AsyncStart {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(value = 0, readOnly = false) Runnable task) {
            task = Requests.carry(task);
        }
    }

    @Mirror(EXCHANGE)
    abstract static class Exchange {
        abstract HttpString getRequestMethod();

        abstract String getRequestURI();

        abstract HeaderMap getRequestHeaders();

        abstract HeaderMap getResponseHeaders();

        abstract ServerConnection getConnection();

        abstract int getStatusCode();

        abstract boolean isComplete();

        abstract boolean isResponseStarted();

        abstract boolean isResponseComplete();

        abstract String getResolvedPath();
    }

    @Mirror("io.undertow.server.ServerConnection")
    abstract static class ServerConnection {
        abstract boolean isOpen();
    }

    @Mirror("io.undertow.util.HeaderMap")
    abstract static class HeaderMap {
        abstract String getFirst(String name);
    }

    @Mirror("io.undertow.util.HttpString")
    abstract static class HttpString {}

    @Mirror("io.undertow.util.PathTemplateMatch")
    abstract static class TemplateMatch {
        abstract String getMatchedTemplate();
    }
}
