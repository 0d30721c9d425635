package dev.sonde.http.servers;

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

    private static final String ADAPTER = "org.apache.catalina.connector.CoyoteAdapter";

    @Override
    public String name() {
        return "tomcat";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(ADAPTER, "service", "Request", "Response").with(Service.class),
                Weave.into(ADAPTER, "asyncDispatch", "Request", "Response", "SocketEvent")
                        .with(AsyncDispatch.class),
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
            return Requests.open(request.method().toString());
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object open,
                @Advice.Argument(0) CoyoteRequest request,
                @Advice.Argument(1) CoyoteResponse response) {
            if (open != null && ((CatalinaRequest) request.getNote(1)).isAsync()) {
                Requests.park(request, open);
                Requests.leave(open);
            } else {
                Requests.close(open, response.getErrorException() instanceof IOException ? 499 : response.getStatus());
            }
        }
    }

    static final class AsyncDispatch {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.Argument(0) CoyoteRequest request) {
            return Requests.enter(Requests.parked(request));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(
                @Advice.Enter Object open,
                @Advice.Argument(0) CoyoteRequest request,
                @Advice.Argument(1) CoyoteResponse response) {
            if (open != null && ((CatalinaRequest) request.getNote(1)).isAsync()) {
                Requests.leave(open);
            } else {
                Requests.close(open, response.getErrorException() instanceof IOException ? 499 : response.getStatus());
            }
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

    @Mirror("org.apache.coyote.Request")
    abstract static class CoyoteRequest {
        abstract MessageBytes method();

        abstract Object getNote(int position);
    }

    @Mirror("org.apache.coyote.Response")
    abstract static class CoyoteResponse {
        abstract int getStatus();

        abstract Exception getErrorException();
    }

    @Mirror("org.apache.catalina.connector.Request")
    abstract static class CatalinaRequest {
        abstract boolean isAsync();
    }

    @Mirror("org.apache.tomcat.util.buf.MessageBytes")
    abstract static class MessageBytes {}
}
