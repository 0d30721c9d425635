package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Play 2.8 to 3.0, whose requests are Netty's, Akka HTTP's or Pekko HTTP's: the path of the line of the file of routes
 * that a request was found by, which its compiled router adds to the request before it is handled.
 */
public final class PlayProbe implements RouteProbe {

    private static final String ERRORS = "play.api.http.HttpErrorHandlerExceptions$";
    private static final String USEFUL = "throwableToUsefulException";

    @Override
    public String name() {
        return "play";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into("play.api.mvc.Handler$", "applyStages", "RequestHeader", "Handler")
                        .with(Routed.class),
                Weave.into(ERRORS, USEFUL, "Option", "boolean", "Throwable").with(Threw.class));
    }

    static final class Routed {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return Pair prepared) {
            Object request = prepared._1();
            if (request instanceof Request) {
                Option route = ((Request) request).attrs().get(Attributes.MODULE$.HandlerDef());
                if (!route.isEmpty()) {
                    Route line = (Route) route.get();
                    String template = Routes.noted(line);
                    if (template == null) {
                        // What its users wrote as :id and *path, Play's compiler wrote out.
                        template = Routes.joined("", line.path())
                                .replaceAll("\\$(\\w+)<\\[\\^/\\]\\+>", ":$1")
                                .replaceAll("\\$(\\w+)<\\.\\+>", "*$1");
                        Routes.note(line, template);
                    }
                    Routes.offer(Routes.CONTROLLER, "", template);
                }
            }
        }
    }

    /** Both default handlers of errors, and the one that answers in JSON, have it described. */
    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(2) Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    @Mirror("scala.Tuple2")
    abstract static class Pair {
        abstract Object _1();
    }

    @Mirror("scala.Option")
    abstract static class Option {
        abstract boolean isEmpty();

        abstract Object get();
    }

    @Mirror("play.api.mvc.RequestHeader")
    interface Request {
        Attributed attrs();
    }

    @Mirror("play.api.libs.typedmap.TypedMap")
    interface Attributed {
        Option get(Key key);
    }

    @Mirror("play.api.libs.typedmap.TypedKey")
    abstract static class Key {}

    @Mirror("play.api.routing.Router$Attrs$")
    abstract static class Attributes {
        static final Attributes MODULE$ = null;

        abstract Key HandlerDef();
    }

    @Mirror("play.api.routing.HandlerDef")
    abstract static class Route {
        abstract String path();
    }
}
