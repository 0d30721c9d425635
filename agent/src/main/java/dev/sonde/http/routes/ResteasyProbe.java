package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * RESTEasy 3 to 6: the template of the resource method, behind those of the locators that led to its class, relative to
 * the servlet that RESTEasy is reached by. Locators call what they lead to.
 */
public final class ResteasyProbe implements RouteProbe {

    private static final String CORE = "org.jboss.resteasy.core.";
    private static final String METADATA = "org.jboss.resteasy.spi.metadata.";

    @Override
    public String name() {
        return "resteasy";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(CORE + "ResourceMethodInvoker", "invoke", "HttpRequest", "HttpResponse", "Object")
                        .with(Invoked.class),
                Weave.into(
                                CORE + "ResourceLocatorInvoker",
                                "invokeOnTargetObject",
                                "HttpRequest",
                                "HttpResponse",
                                "Object")
                        .with(Located.class),
                Weave.into(CORE + "ExceptionHandler", "handleException", "HttpRequest", "Throwable")
                        .with(Threw.class));
    }

    static final class Invoked {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("method") ResourceMethod method) {
            Routes.offerWithin(Routes.CONTROLLER, Routes.descended(method.getFullpath()));
        }
    }

    static final class Located {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static String enter(@Advice.FieldValue("method") ResourceLocator locator) {
            return Routes.descend(locator.getFullpath());
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter String outer) {
            Routes.ascend(outer);
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(1) Throwable thrown) {
            boolean wraps = thrown instanceof ApplicationException && thrown.getCause() != null;
            Routes.threw(wraps ? thrown.getCause() : thrown);
        }
    }

    @Mirror(METADATA + "ResourceLocator")
    interface ResourceLocator {
        String getFullpath();
    }

    @Mirror(METADATA + "ResourceMethod")
    interface ResourceMethod extends ResourceLocator {}

    @Mirror("org.jboss.resteasy.spi.ApplicationException")
    abstract static class ApplicationException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }
}
