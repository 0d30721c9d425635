package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * The routes of Pekko HTTP 1 and Akka HTTP 10.2, Scala's and Java's: path matchers are functions, of which the slash,
 * the literal and the end are told. What is matched between them is a parameter, since nobody else consumes a path.
 */
public final class PekkoRouteProbe implements RouteProbe {

    private static final String PEKKO = "org.apache.pekko.";
    private static final String PATH = "http.scaladsl.model.Uri$Path";
    private static final String MATCHERS = "http.scaladsl.server.PathMatchers$";

    @Override
    public String name() {
        return "pekko-routes";
    }

    @Override
    public List<Weave> weaves() {
        List<Weave> weaves = new ArrayList<>(of(PEKKO));
        weaves.addAll(of("akka."));
        return weaves;
    }

    private static List<Weave> of(String family) {
        return Arrays.asList(
                Weave.into(family + MATCHERS + "Slash$", "apply", "Path").with(Slash.class),
                Weave.into(family + PATH + "$Segment", "startsWith", "Path").with(Literal.class),
                Weave.into(family + MATCHERS + "PathEnd$", "apply", "Path").with(End.class));
    }

    static final class Slash {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Path path) {
            if (path.startsWithSlash()) {
                int before = path.charCount();
                Routes.matched(before, before - 1, "/");
            }
        }
    }

    /** A matcher of a literal asks whether the path starts with it. */
    static final class Literal {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Path path, @Advice.Argument(0) Path literal, @Advice.Return boolean starts) {
            if (starts && literal instanceof Segment && literal.tail().isEmpty()) {
                int before = path.charCount();
                Routes.matched(before, before - literal.charCount(), ((Segment) literal).head());
            }
        }
    }

    static final class End {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Path path) {
            if (path.isEmpty()) {
                Routes.matched(0, 0, "");
            }
        }
    }

    @Mirror(PEKKO + PATH)
    abstract static class Path {
        abstract boolean isEmpty();

        abstract boolean startsWithSlash();

        abstract int charCount();

        abstract Path tail();
    }

    @Mirror(PEKKO + PATH + "$Segment")
    abstract static class Segment extends Path {
        abstract String head();
    }
}
