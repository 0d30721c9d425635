package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * http4k 4 to 6, on any server that is known: the template that a request was found by, which its router puts around
 * the request. What is routed once more is named by the inner template, since each of them has the whole path.
 */
public final class Http4kProbe implements RouteProbe {

    private static final String ROUTING = "org.http4k.routing.";

    @Override
    public String name() {
        return "http4k";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(ROUTING + "RoutedRequest", "<init>", "Request", "UriTemplate")
                        .with(Routed.class),
                Weave.into(ROUTING + "RequestWithContext", "<init>", "Request", "UriTemplate")
                        .with(Routed.class),
                Weave.into(ROUTING + "RouterBasedHttpHandler", "invoke", "Request")
                        .with(Handled.class),
                Weave.into(ROUTING + "RoutingHandler", "invoke", "Request").with(Handled.class));
    }

    static final class Routed {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Argument(1) Object template) {
            Routes.offer(Routes.ROUTER, "", Routes.joined("", template.toString()));
        }
    }

    /** Some servers of http4k answer by themselves when it throws. */
    static final class Handled {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Thrown Throwable thrown) {
            Routes.threw(thrown);
        }
    }
}
