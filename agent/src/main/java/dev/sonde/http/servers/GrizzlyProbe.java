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
 * Grizzly 2.4 and 4, which GlassFish and Payara are built on: the door by which its filter hands a request to handlers,
 * the task in which a handler runs on a worker, and the place where the filter is done with it, on whatever thread.
 */
public final class GrizzlyProbe implements ServerProbe {

    private static final String SERVER = "org.glassfish.grizzly.http.server.";
    private static final String BUFFER = "org.glassfish.grizzly.http.io.OutputBuffer";

    @Override
    public String name() {
        return "grizzly";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(SERVER + "HttpHandlerChain", "doHandle", "Request", "Response")
                        .with(Mapped.class),
                Weave.into(SERVER + "HttpHandler", "doHandle", "Request", "Response")
                        .with(Handled.class),
                Weave.into(SERVER + "HttpHandler$1", "run").with(Served.class),
                Weave.into(
                                SERVER + "HttpServerFilter",
                                "afterService",
                                "FilterChainContext",
                                "Connection",
                                "Request",
                                "Response")
                        .with(Completed.class),
                Weave.into(BUFFER, "write", "byte[]", "int", "int").with(Written.class),
                Weave.into(BUFFER, "write", "char[]", "int", "int").with(Written.class),
                Weave.into(BUFFER, "flush").with(Written.class),
                Weave.into(
                                SERVER + "util.HtmlHelper",
                                "setErrorAndSendErrorPage",
                                "Request",
                                "Response",
                                "ErrorPageGenerator",
                                "int",
                                "String",
                                "String",
                                "Throwable")
                        .with(Threw.class));
    }

    /** A chain finds the handler of a request and calls it in the same way. */
    static final class Mapped {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.Argument(0) Request request) {
            Object open = Requests.open(
                    request.getMethod().getMethodString(), Requests.wantsPaths() ? request.getRequestURI() : null);
            Requests.park(request, open);
            return open;
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object open) {
            Requests.leave(open);
        }
    }

    static final class Handled {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.Argument(0) Request request) {
            Object open = Requests.open(
                    request.getMethod().getMethodString(), Requests.wantsPaths() ? request.getRequestURI() : null);
            Requests.park(request, open);
            Routes.offer(Routes.SERVER, request.getContextPath(), "/*");
            return open;
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object open) {
            Requests.leave(open);
        }
    }

    static final class Served {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue("val$request") Request request) {
            return Requests.enter(Requests.parked(request));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    static final class Completed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(2) Request request, @Advice.Argument(3) Response response) {
            Object open = Requests.parked(request);
            for (String name = Headers.ofRequest(open); name != null; name = Headers.ofRequest(open)) {
                Headers.tell(open, request.getHeader(name));
            }
            for (String name = Headers.ofAnswer(open); name != null; name = Headers.ofAnswer(open)) {
                Headers.tell(open, response.getHeader(name));
            }
            Object wish = Requests.closeParked(request, response.getStatus());
            if (wish != null) {
                Requests.trace(wish, request.getHeader("traceparent"));
            }
        }
    }

    static final class Written {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Thrown Throwable failure) {
            if (failure instanceof IOException) {
                Requests.clientLeft(Requests.current());
            }
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Request request, @Advice.Argument(6) Throwable thrown) {
            Routes.threwAt(request, thrown);
        }
    }

    @Mirror(SERVER + "Request")
    abstract static class Request {
        abstract Method getMethod();

        abstract String getContextPath();

        abstract String getRequestURI();

        abstract String getHeader(String name);
    }

    @Mirror(SERVER + "Response")
    abstract static class Response {
        abstract int getStatus();

        abstract String getHeader(String name);
    }

    @Mirror("org.glassfish.grizzly.http.Method")
    abstract static class Method {
        abstract String getMethodString();
    }
}
