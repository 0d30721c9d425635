package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Javalin 4 to 7: the path of the endpoint whose handler is called, relative to the servlet that Javalin is. What runs
 * before and after it is no route.
 */
public final class JavalinProbe implements RouteProbe {

    private static final String ENDPOINT = "io.javalin.router.Endpoint";
    private static final String MAPPER = "ExceptionMapper";

    @Override
    public String name() {
        return "javalin";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into("io.javalin.router.ParsedEndpoint", "handle", "JavalinServletContext", "String")
                        .with(Handled.class, HandledBefore7.class),
                Weave.into("io.javalin.http.servlet.JavalinServletContext", "update", "HandlerEntry", "String")
                        .with(HandledBefore6.class)
                        .ifThere(),
                Weave.into("io.javalin.http.util.ContextUtil", "update", "Context", "HandlerEntry", "String")
                        .with(HandledBefore5.class)
                        .ifThere(),
                threw("io.javalin.router.exception.").with(Threw.class),
                threw("io.javalin.http.servlet.").with(Threw.class),
                Weave.into("io.javalin.http." + MAPPER, "handle$javalin", "Exception", "Context")
                        .with(ThrewBefore5.class));
    }

    private static Weave threw(String place) {
        return Weave.into(place + MAPPER, "handle$javalin", "Context", "Throwable");
    }

    static final class Handled {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("endpoint") Endpoint endpoint) {
            if (endpoint.method.isHttpMethod()) {
                Routes.offerWithin(Routes.CONTROLLER, Routes.joined("", endpoint.path));
            }
        }
    }

    static final class HandledBefore7 {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("endpoint") EndpointBefore7 endpoint) {
            if (endpoint.getMethod().isHttpMethod()) {
                Routes.offerWithin(Routes.CONTROLLER, Routes.joined("", endpoint.getPath()));
            }
        }
    }

    static final class HandledBefore6 {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) EntryBefore6 entry) {
            if (entry.getType().isHttpMethod()) {
                Routes.offerWithin(Routes.CONTROLLER, Routes.joined("", entry.getPath()));
            }
        }
    }

    static final class HandledBefore5 {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(1) EntryBefore5 entry) {
            if (entry.getType().isHttpMethod()) {
                Routes.offerWithin(Routes.CONTROLLER, Routes.joined("", entry.getPath()));
            }
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(1) Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    static final class ThrewBefore5 {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Exception thrown) {
            Routes.threw(thrown);
        }
    }

    @Mirror("io.javalin.http.HandlerType")
    abstract static class HandlerType {
        abstract boolean isHttpMethod();
    }

    @Mirror(ENDPOINT)
    abstract static class Endpoint {
        HandlerType method;
        String path;
    }

    @Mirror(ENDPOINT)
    abstract static class EndpointBefore7 {
        abstract HandlerType getMethod();

        abstract String getPath();
    }

    @Mirror("io.javalin.routing.HandlerEntry")
    abstract static class EntryBefore6 {
        abstract HandlerType getType();

        abstract String getPath();
    }

    @Mirror("io.javalin.http.HandlerEntry")
    abstract static class EntryBefore5 {
        abstract HandlerType getType();

        abstract String getPath();
    }
}
