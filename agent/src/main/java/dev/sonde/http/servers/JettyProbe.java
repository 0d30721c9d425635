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
 * Jetty 9.4 to 11, HTTP/1.1 and HTTP/2: the channel, which handles every parsed request, once when it arrives and once
 * more whenever it goes on, and is told when it is complete.
 *
 * <p>A channel serves one request after another, so its request is parked only where it may go on elsewhere.
 */
public final class JettyProbe implements ServerProbe {

    private static final String CHANNEL = "org.eclipse.jetty.server.HttpChannel";
    private static final String STATE = "org.eclipse.jetty.server.HttpChannelState";

    @Override
    public String name() {
        return "jetty";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(CHANNEL, "handle").with(Handle.class),
                Weave.into(CHANNEL, "onCompleted").with(Completed.class),
                Weave.into(CHANNEL, "abort", "Throwable").with(Aborted.class),
                Weave.into(CHANNEL, "handleException", "Throwable").with(Threw.class),
                Weave.into(STATE, "startAsync", "AsyncContextEvent").with(Started.class),
                Weave.into(STATE, "unhandle").with(Unhandle.class),
                Weave.into("org.eclipse.jetty.server.AsyncContextState", "start", "Runnable")
                        .with(AsyncStart.class));
    }

    static final class Handle {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.This HttpChannel channel) {
            return channel.getState().isInitial()
                    ? Requests.open(
                            channel.getRequest().getMethod(),
                            Requests.wantsPaths() ? channel.getRequest().getRequestURI() : null)
                    : Requests.enter(Requests.parked(channel));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    /** From here on other threads may have the request in hand. */
    static final class Started {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This HttpChannelState state) {
            HttpChannel channel = state.getHttpChannel();
            if (Requests.parked(channel) == null) {
                Requests.park(channel, Requests.current());
            }
        }
    }

    /** The last step on a thread before another may complete the request, where the last write is still under way. */
    static final class Unhandle {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This HttpChannelState state) {
            if (state.isAsync() && !state.isResponseCompleted()) {
                HttpChannel channel = state.getHttpChannel();
                if (Requests.parked(channel) == null) {
                    Requests.park(channel, Requests.current());
                }
            }
        }
    }

    /** May run on a thread that serves another request, whose write took this one's last bytes along. */
    static final class Completed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This HttpChannel channel) {
            Object parked = Requests.parked(channel);
            Object request = parked == null ? Requests.current() : parked;
            for (String name = Headers.ofRequest(request); name != null; name = Headers.ofRequest(request)) {
                Headers.tell(request, channel.getRequest().getHeader(name));
            }
            for (String name = Headers.ofAnswer(request); name != null; name = Headers.ofAnswer(request)) {
                Headers.tell(request, channel.getResponse().getHeader(name));
            }
            Object wish = Requests.close(request, channel.getResponse().getStatus());
            if (wish != null) {
                Requests.trace(wish, channel.getRequest().getHeader("traceparent"));
            }
        }
    }

    static final class Aborted {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This HttpChannel channel, @Advice.Argument(0) Throwable failure) {
            if (failure instanceof EofException) {
                Object parked = Requests.parked(channel);
                Requests.clientLeft(parked == null ? Requests.current() : parked);
            }
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This HttpChannel channel, @Advice.Argument(0) Throwable failure) {
            Routes.threw(failure);
            // If the answer has begun, the connection is aborted, and another thread may complete the request.
            if (Requests.parked(channel) == null) {
                Requests.park(channel, Requests.current());
            }
        }
    }

    static final class AsyncStart {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(value = 0, readOnly = false) Runnable task) {
            task = Requests.carry(task);
        }
    }

    @Mirror("org.eclipse.jetty.server.HttpChannel")
    abstract static class HttpChannel {
        abstract HttpChannelState getState();

        abstract Request getRequest();

        abstract Response getResponse();
    }

    @Mirror("org.eclipse.jetty.server.HttpChannelState")
    abstract static class HttpChannelState {
        abstract HttpChannel getHttpChannel();

        abstract boolean isInitial();

        abstract boolean isAsync();

        abstract boolean isResponseCompleted();
    }

    @Mirror("org.eclipse.jetty.server.Request")
    abstract static class Request {
        abstract String getMethod();

        abstract String getRequestURI();

        abstract String getHeader(String name);
    }

    @Mirror("org.eclipse.jetty.server.Response")
    abstract static class Response {
        abstract int getStatus();

        abstract String getHeader(String name);
    }

    @Mirror("org.eclipse.jetty.io.EofException")
    abstract static class EofException extends IOException {
        private static final long serialVersionUID = 1;
    }
}
