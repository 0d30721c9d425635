package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Collections;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** Armeria 1, whose requests are Netty's: the route is the pattern of the service that its router finds. */
public final class ArmeriaProbe implements RouteProbe {

    private static final String SERVER = "com.linecorp.armeria.server.";

    @Override
    public String name() {
        return "armeria";
    }

    @Override
    public List<Weave> weaves() {
        return Collections.singletonList(
                Weave.into(SERVER + "VirtualHost", "findServiceConfig", "RoutingContext", "boolean")
                        .with(Found.class));
    }

    static final class Found {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return Routed routed) {
            Object found = routed.isPresent() ? routed.value() : null;
            if (found instanceof Config && !(((Config) found).service() instanceof Fallback)) {
                Routes.offer(Routes.CONTROLLER, "", ((Config) found).route().patternString());
            }
        }
    }

    @Mirror(SERVER + "Routed")
    abstract static class Routed {
        abstract boolean isPresent();

        abstract Object value();
    }

    @Mirror(SERVER + "ServiceConfig")
    abstract static class Config {
        abstract Service service();

        abstract Route route();
    }

    @Mirror(SERVER + "HttpService")
    interface Service {}

    /** What answers where nothing is found. */
    @Mirror(SERVER + "FallbackService")
    abstract static class Fallback {}

    @Mirror(SERVER + "Route")
    interface Route {
        String patternString();
    }
}
