package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Spring MVC 5 to 7: the pattern that matched best, of annotated controllers, functional routes and resource handlers
 * alike, which each request carries once the interceptors of its handler have been called.
 *
 * <p>The dispatch to an error page names nothing: its request was for something else.
 */
public final class SpringMvcProbe implements RouteProbe {

    @Override
    public String name() {
        return "spring-mvc";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(
                                "org.springframework.web.servlet.HandlerExecutionChain",
                                "applyPreHandle",
                                "HttpServletRequest",
                                "HttpServletResponse")
                        .with(Matched.class),
                Weave.into(
                                "org.springframework.web.servlet.DispatcherServlet",
                                "processHandlerException",
                                "HttpServletRequest",
                                "HttpServletResponse",
                                "Object",
                                "Exception")
                        .with(Threw.class));
    }

    static final class Matched {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Argument(0) HttpServletRequest request) {
            Object pattern = request.getAttribute("org.springframework.web.servlet.HandlerMapping.bestMatchingPattern");
            if (pattern != null && !request.getDispatcherType().name().equals("ERROR")) {
                String info = request.getPathInfo();
                String prefix = request.getServletPath();
                // Under a servlet that is mapped to a prefix, patterns begin after that prefix, or with it if the
                // handlers look at the full path: then they match nothing of what is behind it.
                boolean full = info == null || (pattern.toString().startsWith(prefix) && !info.startsWith(prefix));
                Routes.offer(
                        Routes.CONTROLLER,
                        request.getServletContext().getContextPath(),
                        full ? "" : prefix,
                        pattern.toString());
            }
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(3) Exception thrown) {
            Routes.threw(thrown);
        }
    }

    @Mirror("javax.servlet.http.HttpServletRequest")
    interface HttpServletRequest {
        Object getAttribute(String name);

        String getPathInfo();

        String getServletPath();

        DispatcherType getDispatcherType();

        ServletContext getServletContext();
    }

    @Mirror("javax.servlet.DispatcherType")
    abstract static class DispatcherType {
        abstract String name();
    }

    @Mirror("javax.servlet.ServletContext")
    interface ServletContext {
        String getContextPath();
    }
}
