package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.bytebuddy.asm.Advice;

/**
 * Vert.x Web 3.9 to 5: a request passes one route after another until one of them answers, so the latest is its route,
 * behind the routes that its router is mounted at. A route for all paths has no name.
 *
 * <p>Handlers go on when they like, so the request is found by the channel of its connection.
 */
public final class VertxWebProbe implements RouteProbe {

    private static final String IMPL = "io.vertx.ext.web.impl.";

    @Override
    public String name() {
        return "vertx-web";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(IMPL + "RouteState", "handleContext", "RoutingContextImplBase")
                        .with(Passed.class, PassedBefore4.class),
                Weave.into(IMPL + "RoutingContextImpl", "fail", "Throwable").with(Threw.class),
                Weave.into(IMPL + "RoutingContextImpl", "fail", "int", "Throwable")
                        .with(ThrewWithStatus.class));
    }

    static final class Passed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.FieldValue("path") String path,
                @Advice.FieldValue("pattern") Pattern pattern,
                @Advice.FieldValue("exactPath") boolean exact,
                @Advice.Argument(0) Context context) {
            String route = path == null || exact ? path : Routes.joined(path, "*");
            String template = path == null && pattern != null ? pattern.pattern() : route;
            if (template != null) {
                InternalContext at = context;
                while (at instanceof InnerContext) {
                    at = ((InnerContext) at).inner;
                    String mount = at.currentRoute().getPath();
                    template = mount == null ? template : Routes.joined(mount, template);
                }
                Object connection = context.request().connection();
                Object channel = connection instanceof Connection ? ((Connection) connection).channel() : null;
                Routes.offerAt(channel, Routes.ROUTER, "", template);
            }
        }
    }

    static final class PassedBefore4 {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.FieldValue("path") String path,
                @Advice.FieldValue("pattern") Pattern pattern,
                @Advice.FieldValue("exactPath") boolean exact,
                @Advice.Argument(0) Context context) {
            String route = path == null || exact ? path : Routes.joined(path, "*");
            String template = path == null && pattern != null ? pattern.pattern() : route;
            if (template != null) {
                PublicContext at = context;
                while (at instanceof InnerContextBefore4) {
                    at = ((InnerContextBefore4) at).inner;
                    String mount = at.currentRoute().getPath();
                    template = mount == null ? template : Routes.joined(mount, template);
                }
                Object connection = context.request().connection();
                Object channel = connection instanceof Connection ? ((Connection) connection).channel() : null;
                Routes.offerAt(channel, Routes.ROUTER, "", template);
            }
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This PublicContext context, @Advice.Argument(0) Throwable thrown) {
            Object connection = context.request().connection();
            Object channel = connection instanceof Connection ? ((Connection) connection).channel() : null;
            Routes.threwAt(channel, thrown);
        }
    }

    static final class ThrewWithStatus {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This PublicContext context, @Advice.Argument(1) Throwable thrown) {
            Object connection = context.request().connection();
            Object channel = connection instanceof Connection ? ((Connection) connection).channel() : null;
            Routes.threwAt(channel, thrown);
        }
    }

    @Mirror("io.vertx.ext.web.RoutingContext")
    interface PublicContext {
        Route currentRoute();

        Request request();
    }

    @Mirror(IMPL + "RoutingContextInternal")
    interface InternalContext extends PublicContext {}

    @Mirror(IMPL + "RoutingContextImplBase")
    abstract static class Context implements InternalContext {}

    @Mirror(IMPL + "RoutingContextWrapper")
    abstract static class InnerContext implements InternalContext {
        InternalContext inner;
    }

    @Mirror(IMPL + "RoutingContextWrapper")
    abstract static class InnerContextBefore4 implements PublicContext {
        PublicContext inner;
    }

    @Mirror("io.vertx.ext.web.Route")
    interface Route {
        String getPath();
    }

    @Mirror("io.vertx.core.http.HttpServerRequest")
    interface Request {
        HttpConnection connection();
    }

    @Mirror("io.vertx.core.http.HttpConnection")
    interface HttpConnection {}

    @Mirror("io.vertx.core.net.impl.ConnectionBase")
    abstract static class Connection {
        abstract Channel channel();
    }

    @Mirror("io.netty.channel.Channel")
    interface Channel {}
}
