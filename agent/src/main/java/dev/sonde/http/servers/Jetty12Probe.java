package dev.sonde.http.servers;

import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Jetty 12, with servlets of any age or none: its core hands every parsed request to the handlers on one thread, and
 * completes its stream on whatever thread is last. What servlets do in between is a leg for each turn of their channel.
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
        List<Weave> weaves = new ArrayList<>(Arrays.asList(
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
                        .ifThere()));
        for (String servlets : Arrays.asList("ee10.servlet.", "ee11.servlet.")) {
            weaves.addAll(turns("org.eclipse.jetty." + servlets, "ServletChannel", ServletLeg.class));
            weaves.addAll(starts("org.eclipse.jetty." + servlets + "ServletApiRequest", ServletStarted.class));
        }
        for (String servlets : Arrays.asList("ee8.nested.", "ee9.nested.")) {
            weaves.addAll(turns("org.eclipse.jetty." + servlets, "HttpChannel", NestedLeg.class));
            weaves.addAll(starts("org.eclipse.jetty." + servlets + "Request", NestedStarted.class));
        }
        return weaves;
    }

    private static List<Weave> turns(String prefix, String channel, Class<?> leg) {
        return Arrays.asList(
                Weave.into(prefix + channel, "handle").with(leg),
                Weave.into(prefix + channel, "handleException", "Throwable").with(Threw.class),
                Weave.into(prefix + "AsyncContextState", "start", "Runnable").with(AsyncStart.class));
    }

    private static List<Weave> starts(String request, Class<?> started) {
        return Arrays.asList(
                Weave.into(request, "startAsync").with(started),
                Weave.into(request, "startAsync", "ServletRequest", "ServletResponse")
                        .with(started));
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
            Object wish = Requests.close(request, state.getResponse().getStatus());
            if (wish != null) {
                Requests.trace(wish, state.getRequest().getHeaders().get("traceparent"));
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
            Object wish = Requests.close(request, state.getResponse().getStatus());
            if (wish != null) {
                Requests.trace(wish, state.getRequest().getHeaders().get("traceparent"));
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

    /** From here on other threads may have the request in hand. */
    static final class ServletStarted {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("_servletContextRequest") Request request) {
            Object key = Request.unWrap(request);
            if (Requests.parked(key) == null) {
                Requests.park(key, Requests.current());
            }
        }
    }

    static final class NestedStarted {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("_coreRequest") Request request) {
            Object key = Request.unWrap(request);
            if (Requests.parked(key) == null) {
                Requests.park(key, Requests.current());
            }
        }
    }

    static final class ServletLeg {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue("_request") Request request) {
            return Requests.enter(Requests.parked(Request.unWrap(request)));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    static final class NestedLeg {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue("_coreRequest") Request request) {
            return Requests.enter(Requests.parked(Request.unWrap(request)));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Throwable failure) {
            Routes.threw(failure);
        }
    }

    static final class AsyncStart {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(value = 0, readOnly = false) Runnable task) {
            task = Requests.carry(task);
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

        static Request unWrap(Request request) {
            return request;
        }
    }

    @Mirror("org.eclipse.jetty.http.HttpURI")
    interface HttpUri {
        String getPath();
    }

    @Mirror("org.eclipse.jetty.http.HttpFields")
    interface HttpFields {
        String get(String name);
    }

    @Mirror("org.eclipse.jetty.server.Response")
    interface Response {
        int getStatus();
    }

    @Mirror("org.eclipse.jetty.io.EofException")
    abstract static class EofException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
