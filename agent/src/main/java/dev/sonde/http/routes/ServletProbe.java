package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** Servlet mappings, javax and jakarta, in any container: the door by which it calls every {@code HttpServlet}. */
public final class ServletProbe implements RouteProbe {

    @Override
    public String name() {
        return "servlet";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                door("javax.servlet.http.HttpServlet"),
                door("jakarta.servlet.http.HttpServlet"),
                // Overrides the door without calling it.
                door("org.glassfish.jersey.servlet.ServletContainer"));
    }

    private static Weave door(String type) {
        return Weave.into(type, "service", "ServletRequest", "ServletResponse").with(Mapped.class, Registered.class);
    }

    /** From Servlet 4 on a request tells its mapping. */
    static final class Mapped {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This HttpServlet servlet, @Advice.Argument(0) ServletRequest request) {
            if (request instanceof HttpServletRequest) {
                HttpServletRequest http = (HttpServletRequest) request;
                HttpServletMapping mapping = http.getHttpServletMapping();
                String pattern = mapping.getPattern();
                // The API's own answer for everything, where the server is older than it.
                if ("".equals(mapping.getServletName())) {
                    ServletConfig config = servlet.getServletConfig();
                    ServletRegistration registration = config == null
                            ? null
                            : config.getServletContext().getServletRegistration(config.getServletName());
                    pattern = registration == null
                            ? null
                            : Routes.mapping(http.getServletPath(), http.getPathInfo(), registration.getMappings());
                }
                Routes.offer(Routes.SERVLET, http.getServletContext().getContextPath(), pattern);
            }
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Thrown Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    /** Before, it is found among the servlet's mappings. */
    static final class Registered {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This HttpServlet servlet, @Advice.Argument(0) ServletRequest request) {
            if (request instanceof HttpServletRequest) {
                HttpServletRequest http = (HttpServletRequest) request;
                // A servlet may keep its configuration to itself, or be called by another one, without a registration.
                ServletConfig config = servlet.getServletConfig();
                ServletRegistration registration = config == null
                        ? null
                        : config.getServletContext().getServletRegistration(config.getServletName());
                if (registration != null) {
                    Routes.offer(
                            Routes.SERVLET,
                            http.getServletContext().getContextPath(),
                            Routes.mapping(http.getServletPath(), http.getPathInfo(), registration.getMappings()));
                }
            }
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Thrown Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    @Mirror("javax.servlet.ServletRequest")
    interface ServletRequest {}

    @Mirror("javax.servlet.http.HttpServletRequest")
    interface HttpServletRequest extends ServletRequest {
        ServletContext getServletContext();

        String getServletPath();

        String getPathInfo();

        HttpServletMapping getHttpServletMapping();
    }

    @Mirror("javax.servlet.http.HttpServletMapping")
    interface HttpServletMapping {
        String getPattern();

        String getServletName();
    }

    @Mirror("javax.servlet.http.HttpServlet")
    abstract static class HttpServlet {
        abstract ServletConfig getServletConfig();
    }

    @Mirror("javax.servlet.ServletConfig")
    interface ServletConfig {
        ServletContext getServletContext();

        String getServletName();
    }

    @Mirror("javax.servlet.ServletContext")
    interface ServletContext {
        String getContextPath();

        ServletRegistration getServletRegistration(String name);
    }

    @Mirror("javax.servlet.ServletRegistration")
    interface ServletRegistration {
        Collection<String> getMappings();
    }
}
