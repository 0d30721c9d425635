package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import net.bytebuddy.asm.Advice;

/**
 * Spring WebFlux 5.3 to 7: the pattern that matched best, of annotated controllers, functional routes and resource
 * handlers alike, which each exchange carries once its handler is known; and functional routes without a dispatcher.
 *
 * <p>That may be on a thread of no request, so the request is found by Netty's channel or the server's own exchange.
 */
public final class SpringWebFluxProbe implements RouteProbe {

    private static final String WEB = "org.springframework.web.";
    private static final String DISPATCHER = WEB + "reactive.DispatcherHandler";
    private static final String ADAPTER = WEB + "reactive.result.method.annotation.RequestMappingHandlerAdapter";
    private static final String EXCHANGE = "ServerWebExchange";

    @Override
    public String name() {
        return "spring-webflux";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(DISPATCHER, "handleRequestWith", EXCHANGE, "Object")
                        .with(MatchedOnNetty.class, Matched.class)
                        .ifThere(),
                // Its name before 6.
                Weave.into(DISPATCHER, "invokeHandler", EXCHANGE, "Object")
                        .with(MatchedOnNetty.class, Matched.class)
                        .ifThere(),
                Weave.into(
                                WEB + "reactive.function.server.RouterFunctions$DefaultRouterFunction",
                                "route",
                                "ServerRequest")
                        .with(Found.class),
                Weave.into(ADAPTER, "handleException", EXCHANGE, "Throwable", "HandlerMethod", "BindingContext")
                        .with(ThrewOnNetty.class, Threw.class)
                        .ifThere(),
                // Its parameters before 6.
                Weave.into(ADAPTER, "handleException", "Throwable", "HandlerMethod", "BindingContext", EXCHANGE)
                        .with(ThrewFirstOnNetty.class, ThrewFirst.class)
                        .ifThere(),
                Weave.into(
                                WEB + "server.handler.ExceptionHandlingWebHandler$CheckpointInsertingHandler",
                                "handle",
                                EXCHANGE,
                                "Throwable")
                        .with(ThrewOnNetty.class, Threw.class));
    }

    static final class MatchedOnNetty {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Exchange exchange) {
            Object pattern =
                    exchange.getAttribute("org.springframework.web.reactive.HandlerMapping.bestMatchingPattern");
            if (pattern != null) {
                Request request = exchange.getRequest();
                Object server = RequestDecorator.getNativeRequest(request);
                Routes.offerAt(
                        server instanceof Connection ? ((Connection) server).channel() : server,
                        Routes.CONTROLLER,
                        request.getPath().contextPath().value(),
                        pattern.toString());
            }
        }
    }

    static final class Matched {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Exchange exchange) {
            Object pattern =
                    exchange.getAttribute("org.springframework.web.reactive.HandlerMapping.bestMatchingPattern");
            if (pattern != null) {
                Request request = exchange.getRequest();
                Routes.offerAt(
                        RequestDecorator.getNativeRequest(request),
                        Routes.CONTROLLER,
                        request.getPath().contextPath().value(),
                        pattern.toString());
            }
        }
    }

    /** The answer is the handler or none, told at once; nested patterns are joined by then. */
    static final class Found {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Argument(0) FunctionRequest request, @Advice.Return Object handler) throws Exception {
            if (handler instanceof Callable && ((Callable<?>) handler).call() != null) {
                Object pattern = request.attributes()
                        .get("org.springframework.web.reactive.function.server.RouterFunctions.matchingPattern");
                if (pattern != null) {
                    Routes.offer(
                            Routes.CONTROLLER,
                            request.exchange()
                                    .getRequest()
                                    .getPath()
                                    .contextPath()
                                    .value(),
                            pattern.toString());
                }
            }
        }
    }

    static final class ThrewOnNetty {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Exchange exchange, @Advice.Argument(1) Throwable thrown) {
            Object server = RequestDecorator.getNativeRequest(exchange.getRequest());
            Routes.threwAt(server instanceof Connection ? ((Connection) server).channel() : server, thrown);
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Exchange exchange, @Advice.Argument(1) Throwable thrown) {
            Routes.threwAt(RequestDecorator.getNativeRequest(exchange.getRequest()), thrown);
        }
    }

    static final class ThrewFirstOnNetty {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(3) Exchange exchange, @Advice.Argument(0) Throwable thrown) {
            Object server = RequestDecorator.getNativeRequest(exchange.getRequest());
            Routes.threwAt(server instanceof Connection ? ((Connection) server).channel() : server, thrown);
        }
    }

    static final class ThrewFirst {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(3) Exchange exchange, @Advice.Argument(0) Throwable thrown) {
            Routes.threwAt(RequestDecorator.getNativeRequest(exchange.getRequest()), thrown);
        }
    }

    @Mirror("org.springframework.web.server.ServerWebExchange")
    interface Exchange {
        Object getAttribute(String name);

        Request getRequest();
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

    @Mirror("org.springframework.web.reactive.function.server.ServerRequest")
    interface FunctionRequest {
        Map<String, Object> attributes();

        Exchange exchange();
    }

    @Mirror("reactor.netty.DisposableChannel")
    interface Connection {
        Channel channel();
    }

    @Mirror("io.netty.channel.Channel")
    interface Channel {}
}
