package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.asm.Advice;

/**
 * Helidon 4: the pattern of the latest route that a request passed, behind those of the services around it, of which
 * the server itself knows the client's path only.
 *
 * <p>A service gives its routes away when its own pattern has matched; that is when they are told what stands before
 * theirs. A matcher before 4.3 does not know its pattern, which is noted when it is made.
 */
public final class HelidonRoutingProbe implements RouteProbe {

    private static final String HTTP = "io.helidon.webserver.http.";
    private static final String MATCHER = "io.helidon.http.PathMatcher";
    private static final String[] FAILED = {"ConnectionContext", "RoutingRequest", "RoutingResponse", "Throwable"};

    @Override
    public String name() {
        return "helidon-routing";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(HTTP + "HttpRouteImpl", "handler").with(Matched.class, MatchedBefore43.class),
                Weave.into(HTTP + "ServiceRoute", "routes").with(Entered.class, EnteredBefore43.class),
                Weave.into(MATCHER + "s", "create", "String").with(Created.class),
                Weave.into(HTTP + "ErrorHandlers", "handleError", FAILED).with(Threw.class));
    }

    static final class Matched {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object route, @Advice.FieldValue("pathMatcher") Matcher matcher) {
            Optional<String> pattern = matcher.matchingElement();
            if (pattern.isPresent()) {
                String around = Routes.noted(route);
                Routes.offer(Routes.ROUTER, "", Routes.joined(around == null ? "" : around, pattern.get()));
            }
        }
    }

    static final class MatchedBefore43 {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object route, @Advice.FieldValue("pathMatcher") OldMatcher matcher) {
            String pattern = Routes.noted(matcher);
            if (pattern != null) {
                String around = Routes.noted(route);
                Routes.offer(Routes.ROUTER, "", Routes.joined(around == null ? "" : around, pattern));
            }
        }
    }

    static final class Entered {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object service,
                @Advice.FieldValue("pathMatcher") Matcher matcher,
                @Advice.FieldValue("routes") List<Object> routes) {
            if (!routes.isEmpty() && Routes.noted(routes.get(0)) == null) {
                String around = Routes.noted(service);
                String own = Routes.joined(
                        around == null ? "" : around, matcher.matchingElement().orElse(""));
                for (Object route : routes) {
                    Routes.note(route, own);
                }
            }
        }
    }

    static final class EnteredBefore43 {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This Object service,
                @Advice.FieldValue("pathMatcher") OldMatcher matcher,
                @Advice.FieldValue("routes") List<Object> routes) {
            if (!routes.isEmpty() && Routes.noted(routes.get(0)) == null) {
                String around = Routes.noted(service);
                String pattern = Routes.noted(matcher);
                String own = Routes.joined(around == null ? "" : around, pattern == null ? "" : pattern);
                for (Object route : routes) {
                    Routes.note(route, own);
                }
            }
        }
    }

    static final class Created {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Argument(0) String pattern, @Advice.Return Object matcher) {
            Routes.note(matcher, pattern);
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(3) Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    @Mirror(MATCHER)
    interface Matcher {
        Optional<String> matchingElement();
    }

    @Mirror(MATCHER)
    interface OldMatcher {}
}
