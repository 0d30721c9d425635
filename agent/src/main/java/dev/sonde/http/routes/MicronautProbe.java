package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Micronaut 3, 4 and 5, whose requests are Netty's: the template of the route that matched, which the context path
 * and the controller's own are part of, without the variables of the query.
 *
 * <p>A request whose body comes in parts is matched when Netty has done with what it read, and so without a leg.
 */
public final class MicronautProbe implements RouteProbe {

    private static final String SERVER = "io.micronaut.http.server.";
    private static final String ROUTER = "io.micronaut.web.router.";

    @Override
    public String name() {
        return "micronaut";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(SERVER + "RouteExecutor", "setRouteAttributes", "HttpRequest", "UriRouteMatch")
                        .with(Matched.class)
                        .ifThere(),
                Weave.into(
                                SERVER + "netty.RoutingInBoundHandler",
                                "handleRouteMatch",
                                "RouteMatch",
                                "NettyHttpRequest",
                                "ChannelHandlerContext")
                        .with(MatchedBefore4.class)
                        .ifThere(),
                Weave.into(SERVER + "RouteExecutor", "findErrorRoute", "Throwable", "Class", "HttpRequest")
                        .with(Threw.class));
    }

    static final class Matched {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object request, @Advice.Argument(1) UriRouteMatch match) {
            UriTemplate template = match.getRouteInfo().getUriMatchTemplate();
            String path = Routes.noted(template);
            if (path == null) {
                path = Routes.joined("", template.toPathString());
                Routes.note(template, path);
            }
            if (request instanceof NettyRequest) {
                Context context = ((NettyRequest) request).getChannelHandlerContext();
                Routes.offerAt(context.channel(), Routes.CONTROLLER, "", path);
            } else {
                Routes.offer(Routes.CONTROLLER, "", path);
            }
        }
    }

    /** Also called for what answers an error, which is no route. */
    static final class MatchedBefore4 {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object match, @Advice.Argument(2) Context context) {
            if (match instanceof UriRouteMatchBefore4) {
                UriTemplate template = ((UriRouteMatchBefore4) match).getRoute().getUriMatchTemplate();
                String path = Routes.noted(template);
                if (path == null) {
                    path = Routes.joined("", template.toPathString());
                    Routes.note(template, path);
                }
                Routes.offerAt(context.channel(), Routes.CONTROLLER, "", path);
            }
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Throwable thrown, @Advice.Argument(2) Object request) {
            if (request instanceof NettyRequest) {
                Context context = ((NettyRequest) request).getChannelHandlerContext();
                Routes.threwAt(context.channel(), thrown);
            } else {
                Routes.threw(thrown);
            }
        }
    }

    @Mirror(SERVER + "netty.NettyHttpRequest")
    abstract static class NettyRequest {
        abstract Context getChannelHandlerContext();
    }

    @Mirror("io.netty.channel.ChannelHandlerContext")
    interface Context {
        Channel channel();
    }

    @Mirror("io.netty.channel.Channel")
    interface Channel {}

    @Mirror(ROUTER + "UriRouteMatch")
    interface UriRouteMatch {
        UriRouteInfo getRouteInfo();
    }

    @Mirror(ROUTER + "UriRouteInfo")
    interface UriRouteInfo {
        UriTemplate getUriMatchTemplate();
    }

    @Mirror(ROUTER + "UriRouteMatch")
    interface UriRouteMatchBefore4 {
        UriRoute getRoute();
    }

    @Mirror(ROUTER + "UriRoute")
    interface UriRoute {
        UriTemplate getUriMatchTemplate();
    }

    @Mirror("io.micronaut.http.uri.UriMatchTemplate")
    abstract static class UriTemplate {
        abstract String toPathString();
    }
}
