package dev.sonde.http.servers;

import dev.sonde.boot.Bodies;
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
 * Tomcat 8.5 to 11, HTTP/1.1 and HTTP/2: the adapter between its protocol handlers and its containers, which sees every
 * parsed request, once when it arrives and once more for each asynchronous event.
 */
public final class TomcatProbe implements ServerProbe {

    // GlassFish and Payara have the classes of Tomcat's containers, and Grizzly where these are.
    private static final String REQUEST = "org.apache.coyote.Request";
    private static final String RESPONSE = "org.apache.coyote.Response";
    private static final String ADAPTER = "org.apache.catalina.connector.CoyoteAdapter";

    @Override
    public String name() {
        return "tomcat";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(ADAPTER, "service", "Request", "Response")
                        .with(Service.class)
                        .beside(REQUEST),
                Weave.into(ADAPTER, "asyncDispatch", "Request", "Response", "SocketEvent")
                        .with(AsyncDispatch.class)
                        .beside(REQUEST),
                Weave.into(RESPONSE, "doWrite", "ByteBuffer").with(Written.class),
                Weave.into(RESPONSE, "setCommitted", "boolean").with(Begun.class),
                Weave.into(RESPONSE, "setErrorException", "Exception").with(FlushFailed.class),
                Weave.into("org.apache.catalina.connector.Request", "startAsync", "ServletRequest", "ServletResponse")
                        .with(Started.class)
                        .beside(REQUEST),
                Weave.into(ADAPTER, "checkRecycled", "Request", "Response")
                        .with(Recycled.class)
                        .beside(REQUEST),
                Weave.into(
                                "org.apache.catalina.core.StandardWrapperValve",
                                "exception",
                                "Request",
                                "Response",
                                "Throwable")
                        .with(Threw.class),
                Weave.into("org.apache.catalina.core.AsyncContextImpl", "start", "Runnable")
                        .with(AsyncStart.class));
    }

    static final class Service {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.Argument(0) CoyoteRequest request) {
            return Requests.open(
                    request.method().toString(),
                    Requests.wantsPaths() ? request.requestURI().toString() : null);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object open,
                @Advice.Argument(0) CoyoteRequest request,
                @Advice.Argument(1) CoyoteResponse response) {
            if (open != null && ((CatalinaRequest) request.getNote(1)).isAsync()) {
                Requests.leave(open);
            } else {
                for (String name = Headers.ofRequest(open); name != null; name = Headers.ofRequest(open)) {
                    Headers.tell(open, request.getHeader(name));
                }
                for (String name = Headers.ofAnswer(open); name != null; name = Headers.ofAnswer(open)) {
                    Headers.tell(open, response.getMimeHeaders().getHeader(name));
                }
                if (open != null && Bodies.areWanted()) {
                    long sent = response.getBytesWritten(false);
                    Object start = request.getAttribute("org.apache.tomcat.sendfile.start");
                    Object end = request.getAttribute("org.apache.tomcat.sendfile.end");
                    // The kernel sends the file by itself.
                    boolean isFile = sent == 0 && start instanceof Long && end instanceof Long;
                    Bodies.moved(open, request.getBytesRead(), isFile ? (Long) end - (Long) start : sent);
                }
                Object wish = Requests.close(open, response.getStatus());
                if (wish != null) {
                    Requests.trace(wish, request.getHeader("traceparent"));
                }
            }
        }
    }

    /** From here on other threads may have the request in hand. */
    static final class Started {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This CatalinaRequest request) {
            CoyoteRequest key = request.getCoyoteRequest();
            if (Requests.parked(key) == null) {
                Requests.park(key, Requests.current());
            }
        }
    }

    static final class AsyncDispatch {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.Argument(0) CoyoteRequest request, @Advice.Argument(2) Object event) {
            Object parked = Requests.parked(request);
            if (event.toString().equals("ERROR") || event.toString().equals("DISCONNECT")) {
                Requests.clientLeft(parked);
            }
            return Requests.enter(parked);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object open,
                @Advice.Argument(0) CoyoteRequest request,
                @Advice.Argument(1) CoyoteResponse response) {
            if (open != null && ((CatalinaRequest) request.getNote(1)).isAsync()) {
                Requests.leave(open);
            } else {
                for (String name = Headers.ofRequest(open); name != null; name = Headers.ofRequest(open)) {
                    Headers.tell(open, request.getHeader(name));
                }
                for (String name = Headers.ofAnswer(open); name != null; name = Headers.ofAnswer(open)) {
                    Headers.tell(open, response.getMimeHeaders().getHeader(name));
                }
                if (open != null && Bodies.areWanted()) {
                    long sent = response.getBytesWritten(false);
                    Object start = request.getAttribute("org.apache.tomcat.sendfile.start");
                    Object end = request.getAttribute("org.apache.tomcat.sendfile.end");
                    // The kernel sends the file by itself.
                    boolean isFile = sent == 0 && start instanceof Long && end instanceof Long;
                    Bodies.moved(open, request.getBytesRead(), isFile ? (Long) end - (Long) start : sent);
                }
                Object wish = Requests.close(open, response.getStatus());
                if (wish != null) {
                    Requests.trace(wish, request.getHeader("traceparent"));
                }
            }
        }
    }

    static final class Written {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.This CoyoteResponse response, @Advice.Thrown Throwable failure) {
            if (failure instanceof IOException) {
                Object parked = Requests.parked(response.getRequest());
                Requests.clientLeft(parked == null ? Requests.current() : parked);
            }
        }
    }

    static final class Begun {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This CoyoteResponse response, @Advice.Argument(0) boolean begins) {
            if (begins && Bodies.areWanted()) {
                Object parked = Requests.parked(response.getRequest());
                Bodies.begins(parked == null ? Requests.current() : parked);
            }
        }
    }

    /** Not read at the end: a thread of the service may leave it on a response that serves the next request. */
    static final class FlushFailed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This CoyoteResponse response, @Advice.Argument(0) Exception failure) {
            if (failure instanceof IOException) {
                Object parked = Requests.parked(response.getRequest());
                Requests.clientLeft(parked == null ? Requests.current() : parked);
            }
        }
    }

    /** The end of a connection: nothing more is said of an asynchronous request on it, least of all if it broke. */
    static final class Recycled {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) CoyoteRequest request, @Advice.Argument(1) CoyoteResponse response) {
            Object dropped = Requests.parked(request);
            if (response.getStatus() < 400) {
                Requests.clientLeft(dropped);
            }
            Requests.close(dropped, response.getStatus());
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(2) Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    static final class AsyncStart {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(value = 0, readOnly = false) Runnable task) {
            task = Requests.carry(task);
        }
    }

    @Mirror(REQUEST)
    abstract static class CoyoteRequest {
        abstract MessageBytes method();

        abstract MessageBytes requestURI();

        abstract Object getNote(int position);

        abstract String getHeader(String name);

        abstract Object getAttribute(String name);

        abstract long getBytesRead();
    }

    @Mirror(RESPONSE)
    abstract static class CoyoteResponse {
        abstract int getStatus();

        abstract long getBytesWritten(boolean flush);

        abstract CoyoteRequest getRequest();

        abstract MimeHeaders getMimeHeaders();
    }

    @Mirror("org.apache.tomcat.util.http.MimeHeaders")
    abstract static class MimeHeaders {
        abstract String getHeader(String name);
    }

    @Mirror("org.apache.catalina.connector.Request")
    abstract static class CatalinaRequest {
        abstract CoyoteRequest getCoyoteRequest();

        abstract boolean isAsync();
    }

    @Mirror("org.apache.tomcat.util.buf.MessageBytes")
    abstract static class MessageBytes {}
}
