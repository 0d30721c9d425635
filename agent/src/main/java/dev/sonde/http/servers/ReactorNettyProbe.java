package dev.sonde.http.servers;

import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import net.bytebuddy.asm.Advice;

/**
 * Reactor Netty 1.0 to 1.3, whose requests are Netty's: what it does itself is to hold back requests that came before
 * the one before them was answered, and to route.
 */
public final class ReactorNettyProbe implements ServerProbe {

    private static final String SERVER = "reactor.netty.http.server.";

    @Override
    public String name() {
        return "reactor-netty";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(SERVER + "HttpTrafficHandler", "run").with(HeldBack.class),
                Weave.into(
                                SERVER + "DefaultHttpServerRoutes$HttpRouteHandler",
                                "apply",
                                "HttpServerRequest",
                                "HttpServerResponse")
                        .with(Routed.class));
    }

    /** One request that was held back is handled by now: it is the first in line. */
    static final class HeldBack {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.FieldValue("ctx") Context context) {
            return Requests.enter(Requests.parked(context.channel()));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    static final class Routed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object request, @Advice.FieldValue("condition") Predicate<?> condition) {
            if (condition instanceof HttpPredicate) {
                Object channel = request instanceof Connection ? ((Connection) request).channel() : null;
                Routes.offerAt(channel, Routes.CONTROLLER, "", ((HttpPredicate) condition).uri);
            }
        }
    }

    @Mirror("io.netty.channel.ChannelHandlerContext")
    interface Context {
        Channel channel();
    }

    @Mirror("io.netty.channel.Channel")
    interface Channel {}

    @Mirror("reactor.netty.DisposableChannel")
    interface Connection {
        Channel channel();
    }

    @Mirror(SERVER + "HttpPredicate")
    abstract static class HttpPredicate {
        String uri;
    }
}
