package dev.sonde.http.servers;

import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * What servlets of any age do in Jetty 12 between the first and the last that {@link Jetty12Probe} sees of a request: a
 * leg for each turn of their channel.
 */
public final class Jetty12ServletsProbe implements ServerProbe {

    @Override
    public String name() {
        return "jetty-12-servlets";
    }

    @Override
    public List<Weave> weaves() {
        List<Weave> weaves = new ArrayList<>();
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

    @Mirror("org.eclipse.jetty.server.Request")
    interface Request {
        static Request unWrap(Request request) {
            return request;
        }
    }
}
