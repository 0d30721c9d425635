package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** Spark Java 2.3 and later: the path of the route that is found for a request; filters are not looked up this way. */
public final class SparkProbe implements RouteProbe {

    private static final String MATCH = "spark.routematch.RouteMatch";

    @Override
    public String name() {
        return "spark";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into("spark.route.Routes", "find", "HttpMethod", "String", "String")
                        .with(Found.class),
                Weave.into("spark.ExceptionMapper", "getHandler", "Exception").with(Threw.class),
                Weave.into("spark.servlet.SparkFilter", "doFilter", "ServletRequest", "ServletResponse", "FilterChain")
                        .with(Filtered.class));
    }

    static final class Found {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return RouteMatch match) {
            if (match != null) {
                Routes.offerWithin(Routes.CONTROLLER, Routes.joined("", match.getMatchUri()));
            }
        }
    }

    /** Within an application of a servlet container its routes are beneath the application's context. */
    static final class Filtered {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) ServletRequest request) {
            Routes.offer(Routes.SERVER, request.getServletContext().getContextPath(), "/*");
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Exception thrown) {
            Routes.threw(thrown);
        }
    }

    @Mirror("javax.servlet.ServletRequest")
    interface ServletRequest {
        ServletContext getServletContext();
    }

    @Mirror("javax.servlet.ServletContext")
    interface ServletContext {
        String getContextPath();
    }

    @Mirror(MATCH)
    abstract static class RouteMatch {
        abstract String getMatchUri();
    }
}
