package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Restlet 2.5 and 2.6: the templates of the routes that a request passes on its way from the host to its resource,
 * joined. One that matches the beginning of a path only is no more than a prefix until another one follows.
 */
public final class RestletProbe implements RouteProbe {

    private static final String ROUTING = "org.restlet.routing.";

    @Override
    public String name() {
        return "restlet";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(ROUTING + "Filter", "handle", "Request", "Response").with(Passed.class),
                Weave.into("org.restlet.resource.ServerResource", "doCatch", "Throwable")
                        .with(Threw.class));
    }

    static final class Passed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static String enter(@Advice.This Object filter) {
            if (!(filter instanceof Route)) {
                return Routes.descend("");
            }
            Template template = ((Route) filter).getTemplate();
            String outer = Routes.descend(template.getPattern());
            String route = Routes.descended("");
            boolean isWhole = template.getMatchingMode() == 2;
            Routes.offer(Routes.ROUTER, "", isWhole ? route : Routes.joined(route, "*"));
            return outer;
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter String outer) {
            Routes.ascend(outer);
        }
    }

    /** What a resource's method throws is put into an exception of Restlet's. */
    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Throwable thrown) {
            Throwable cause = thrown instanceof ResourceException ? thrown.getCause() : null;
            Routes.threw(cause == null ? thrown : cause);
        }
    }

    @Mirror("org.restlet.resource.ResourceException")
    abstract static class ResourceException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Mirror(ROUTING + "TemplateRoute")
    abstract static class Route {
        abstract Template getTemplate();
    }

    @Mirror(ROUTING + "Template")
    abstract static class Template {
        abstract int getMatchingMode();

        abstract String getPattern();
    }
}
