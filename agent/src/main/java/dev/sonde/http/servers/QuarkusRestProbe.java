package dev.sonde.http.servers;

import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Quarkus REST (RESTEasy Reactive), whose requests are Netty's: what it does itself is to hand them to workers and to
 * threads that wake them up, and to route. The template of a resource method stands behind those of its locators, and
 * those of its class and its application before it.
 */
public final class QuarkusRestProbe implements ServerProbe {

    private static final String REACTIVE = "org.jboss.resteasy.reactive.";
    private static final String CONTEXT = REACTIVE + "server.core.ResteasyReactiveRequestContext";

    @Override
    public String name() {
        return "quarkus-rest";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(REACTIVE + "common.core.AbstractResteasyReactiveContext", "run")
                        .with(Run.class, RunByClient.class),
                Weave.into(CONTEXT, "restart", "RuntimeResource", "boolean").with(Matched.class),
                Weave.into(CONTEXT, "mapExceptionIfPresent").with(Threw.class));
    }

    /** The chain of handlers goes on, on whatever thread. */
    static final class Run {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.This Object context) {
            Object connection = context instanceof VertxContext
                    ? ((VertxContext) context).getContext().request().connection()
                    : null;
            return connection instanceof Connection
                    ? Requests.enter(Requests.parked(((Connection) connection).channel()))
                    : null;
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    /** Where there is no server but a client, which runs in the same way. */
    static final class RunByClient {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {}
    }

    /** What has no method is a locator. */
    static final class Matched {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Context context, @Advice.Argument(0) Resource resource) {
            if (resource.getHttpMethod() != null) {
                Template ofClass = resource.getClassPath();
                String method = resource.getPath().template;
                String template = ofClass == null ? method : Routes.joined(ofClass.template, method);
                Object locator = context.getProperty("$RR$PreviousResource");
                while (locator instanceof Locator) {
                    Resource led = ((Locator) locator).locatorTarget;
                    template = Routes.joined(led.getPath().template, template);
                    ofClass = led.getClassPath();
                    template = ofClass == null ? template : Routes.joined(ofClass.template, template);
                    locator = ((Locator) locator).prev;
                }
                Routes.offer(Routes.CONTROLLER, context.deployment.getPrefix(), template);
            }
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Context context) {
            Routes.threw(context.getThrowable());
        }
    }

    @Mirror(CONTEXT)
    abstract static class Context {
        Deployment deployment;

        abstract Object getProperty(String name);

        abstract Throwable getThrowable();
    }

    @Mirror(CONTEXT + "$PreviousResource")
    abstract static class Locator {
        Resource locatorTarget;
        Locator prev;
    }

    @Mirror(REACTIVE + "server.core.Deployment")
    abstract static class Deployment {
        abstract String getPrefix();
    }

    @Mirror(REACTIVE + "server.mapping.RuntimeResource")
    abstract static class Resource {
        abstract String getHttpMethod();

        abstract Template getPath();

        abstract Template getClassPath();
    }

    @Mirror(REACTIVE + "server.mapping.URITemplate")
    abstract static class Template {
        String template;
    }

    @Mirror(REACTIVE + "server.vertx.VertxResteasyReactiveRequestContext")
    abstract static class VertxContext {
        abstract RoutingContext getContext();
    }

    @Mirror("io.vertx.ext.web.RoutingContext")
    interface RoutingContext {
        Request request();
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
