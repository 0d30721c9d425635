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
 * Jetty 12, with servlets of any age or none: its core hands every parsed request to the handlers on one thread, and
 * completes its stream on whatever thread is last.
 */
public final class Jetty12Probe implements ServerProbe {

    private static final String STATE = "org.eclipse.jetty.server.internal.HttpChannelState";
    private static final String INVOKER = STATE + "$HandlerInvoker";

    @Override
    public String name() {
        return "jetty-12";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(INVOKER, "run").with(Handle.class),
                Weave.into(STATE, "lockedIsLastStreamSendCompleted").with(Handled.class),
                Weave.into(STATE + "$ChannelCallback", "failed", "Throwable")
                        .with(Threw.class)
                        .ifThere(),
                Weave.into(STATE + "$ChannelResponse", "failed", "Throwable")
                        .with(WriteFailed.class)
                        .ifThere(),
                Weave.into(STATE, "completeStream", "HttpStream", "Throwable")
                        .with(Completed.class)
                        .ifThere(),
                // Its place in the first versions of 12.0.
                Weave.into(INVOKER, "completeStream", "HttpStream", "Throwable")
                        .with(CompletedByInvoker.class)
                        .ifThere());
    }

    static final class Handle {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue("this$0") HttpChannelState state) {
            Request request = state.getRequest();
            return Requests.open(
                    request.getMethod(),
                    Requests.wantsPaths() ? request.getHttpURI().getPath() : null);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object open) {
            Requests.leave(open);
        }
    }

    /** Asked under the channel's lock, when the handlers have returned, before another thread may complete. */
    static final class Handled {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This HttpChannelState state,
                @Advice.Return boolean sent,
                @Advice.FieldValue("_handled") boolean handled,
                @Advice.FieldValue("_callbackCompleted") boolean completed) {
            if (handled && !(sent && completed)) {
                Request request = state.getRequest();
                if (Requests.parked(request) == null) {
                    Requests.park(request, Requests.current());
                }
            }
        }
    }

    /** May run on a thread that serves another request. */
    static final class Completed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This HttpChannelState state, @Advice.Argument(1) Throwable failure) {
            Object parked = Requests.parked(state.getRequest());
            Object request = parked == null ? Requests.current() : parked;
            if (failure instanceof EofException) {
                Requests.clientLeft(request);
            }
            HttpFields own = state.getRequest().getHeaders();
            for (String name = Headers.ofRequest(request); name != null; name = Headers.ofRequest(request)) {
                Headers.tell(request, own.get(name));
            }
            Response answer = state.getResponse();
            for (String name = Headers.ofAnswer(request); name != null; name = Headers.ofAnswer(request)) {
                Headers.tell(request, answer.getHeaders().get(name));
            }
            Object wish = Requests.close(request, answer.getStatus());
            if (wish != null) {
                Requests.trace(wish, own.get("traceparent"));
            }
        }
    }

    static final class CompletedByInvoker {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("this$0") HttpChannelState state, @Advice.Argument(1) Throwable failure) {
            Object parked = Requests.parked(state.getRequest());
            Object request = parked == null ? Requests.current() : parked;
            if (failure instanceof EofException) {
                Requests.clientLeft(request);
            }
            HttpFields own = state.getRequest().getHeaders();
            for (String name = Headers.ofRequest(request); name != null; name = Headers.ofRequest(request)) {
                Headers.tell(request, own.get(name));
            }
            Response answer = state.getResponse();
            for (String name = Headers.ofAnswer(request); name != null; name = Headers.ofAnswer(request)) {
                Headers.tell(request, answer.getHeaders().get(name));
            }
            Object wish = Requests.close(request, answer.getStatus());
            if (wish != null) {
                Requests.trace(wish, own.get("traceparent"));
            }
        }
    }

    static final class WriteFailed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This ChannelResponse response, @Advice.Argument(0) Throwable failure) {
            if (failure instanceof EofException) {
                Object parked = Requests.parked(response.getRequest());
                Requests.clientLeft(parked == null ? Requests.current() : parked);
            }
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Throwable failure) {
            Routes.threw(failure);
        }
    }

    @Mirror("org.eclipse.jetty.server.internal.HttpChannelState")
    abstract static class HttpChannelState {
        abstract Request getRequest();

        abstract Response getResponse();
    }

    @Mirror("org.eclipse.jetty.server.internal.HttpChannelState$ChannelResponse")
    abstract static class ChannelResponse {
        abstract Request getRequest();
    }

    @Mirror("org.eclipse.jetty.server.Request")
    interface Request {
        String getMethod();

        HttpUri getHttpURI();

        HttpFields getHeaders();
    }

    @Mirror("org.eclipse.jetty.http.HttpURI")
    interface HttpUri {
        String getPath();
    }

    @Mirror("org.eclipse.jetty.http.HttpFields")
    interface HttpFields {
        String get(String name);
    }

    @Mirror("org.eclipse.jetty.http.HttpFields$Mutable")
    interface MutableFields extends HttpFields {}

    @Mirror("org.eclipse.jetty.server.Response")
    interface Response {
        int getStatus();

        MutableFields getHeaders();
    }

    @Mirror("org.eclipse.jetty.io.EofException")
    abstract static class EofException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
