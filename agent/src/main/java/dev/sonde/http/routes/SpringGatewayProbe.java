package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Spring Cloud Gateway 3 and 4 on WebFlux: the pattern that the path predicate of the route matched by, or the route's
 * name where it has none. A name that was made up differs with each start and is none.
 */
public final class SpringGatewayProbe implements RouteProbe {

    private static final String GATEWAY = "org.springframework.cloud.gateway.";

    @Override
    public String name() {
        return "spring-gateway";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(Weave.into(GATEWAY + "handler.FilteringWebHandler", "handle", "ServerWebExchange")
                .with(Routed.class));
    }

    /** Those that did not match in the end may have left their pattern behind, with their name from 3.1 on. */
    static final class Routed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Exchange exchange) {
            // A constant, or each request would join the names anew.
            final String prefix = "org.springframework.cloud.gateway.support.ServerWebExchangeUtils.gateway";
            Object route = exchange.getAttribute(prefix + "Route");
            if (route instanceof Route) {
                String name = ((Route) route).getId();
                Object pattern = exchange.getAttribute(prefix + "PredicateMatchedPathAttr");
                Object owner = exchange.getAttribute(prefix + "PredicateMatchedPathRouteIdAttr");
                boolean isOwn = pattern != null && (owner == null || owner.equals(name));
                boolean isMadeUp = name.length() == 36 && name.charAt(8) == '-';
                Request request = exchange.getRequest();
                Object server = RequestDecorator.getNativeRequest(request);
                Routes.offerAt(
                        server instanceof Connection ? ((Connection) server).channel() : server,
                        Routes.CONTROLLER,
                        request.getPath().contextPath().value(),
                        isOwn ? pattern.toString() : isMadeUp ? null : name);
            }
        }
    }

    @Mirror("org.springframework.web.server.ServerWebExchange")
    interface Exchange {
        Object getAttribute(String name);

        Request getRequest();
    }

    @Mirror(GATEWAY + "route.Route")
    abstract static class Route {
        abstract String getId();
    }

    @Mirror("org.springframework.http.server.reactive.ServerHttpRequest")
    interface Request {
        RequestPath getPath();
    }

    @Mirror("org.springframework.http.server.reactive.ServerHttpRequestDecorator")
    abstract static class RequestDecorator {
        static Object getNativeRequest(Request request) {
            return request;
        }
    }

    @Mirror("org.springframework.http.server.RequestPath")
    interface RequestPath {
        PathContainer contextPath();
    }

    @Mirror("org.springframework.http.server.PathContainer")
    interface PathContainer {
        String value();
    }

    @Mirror("reactor.netty.DisposableChannel")
    interface Connection {
        Channel channel();
    }

    @Mirror("io.netty.channel.Channel")
    interface Channel {}
}
