package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Jersey 2 to 4: the templates of the resource class, its locators and its method, joined once they have all matched,
 * relative to the servlet or filter, or to the context of a server without servlets, that Jersey is reached by.
 */
public final class JerseyProbe implements RouteProbe {

    private static final String MATCHING = "org.glassfish.jersey.server.internal.routing.UriRoutingContext";

    @Override
    public String name() {
        return "jersey";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(MATCHING, "setEndpoint", "Endpoint").with(Matched.class),
                Weave.into(MATCHING, "setMappedThrowable", "Throwable").with(Threw.class),
                Weave.into(
                                "org.glassfish.jersey.grizzly2.httpserver.GrizzlyHttpContainer$ResponseWriter",
                                "failure",
                                "Throwable")
                        .with(Threw.class),
                Weave.into(
                                "org.glassfish.jersey.servlet.ServletContainer",
                                "doFilter",
                                "ServletRequest",
                                "ServletResponse",
                                "FilterChain")
                        .with(Filtered.class));
    }

    static final class Matched {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This RoutingContext context) {
            LinkedList<?> templates = context.templates;
            String route = "";
            for (int i = templates.size() - 1; i >= 0; i--) {
                route = Routes.joined(route, ((UriTemplate) templates.get(i)).getTemplate());
            }
            Routes.offerWithin(Routes.CONTROLLER, route);
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    static final class Filtered {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) ServletRequest request) {
            Routes.offer(Routes.SERVER, request.getServletContext().getContextPath(), "/*");
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Thrown Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    @Mirror(MATCHING)
    abstract static class RoutingContext {
        LinkedList<?> templates;
    }

    @Mirror("org.glassfish.jersey.uri.UriTemplate")
    abstract static class UriTemplate {
        abstract String getTemplate();
    }

    @Mirror("javax.servlet.ServletRequest")
    interface ServletRequest {
        ServletContext getServletContext();
    }

    @Mirror("javax.servlet.ServletContext")
    interface ServletContext {
        String getContextPath();
    }
}
