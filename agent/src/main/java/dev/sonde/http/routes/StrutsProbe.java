package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Struts 2.5 to 7, in any servlet container: the namespace of the action's package and the action's name, both as they
 * are configured, wildcards too, behind the application's context.
 */
public final class StrutsProbe implements RouteProbe {

    private static final String STRUTS = "org.apache.struts2.";
    private static final String XWORK = "com.opensymphony.xwork2.";
    private static final String[] SERVED = {"HttpServletRequest", "HttpServletResponse", "ActionMapping"};

    @Override
    public String name() {
        return "struts";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(STRUTS + "dispatcher.Dispatcher", "serviceAction", SERVED)
                        .with(Served.class),
                Weave.into(STRUTS + "DefaultActionProxy", "prepare").with(Found.class),
                Weave.into(XWORK + "DefaultActionProxy", "prepare").with(FoundBefore7.class),
                Weave.into(STRUTS + "DefaultActionInvocation", "invokeAction", "Object", "ActionConfig")
                        .with(Invoked.class),
                Weave.into(XWORK + "DefaultActionInvocation", "invokeAction", "Object", "ActionConfig")
                        .with(Invoked.class));
    }

    static final class Served {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static String enter(@Advice.Argument(0) ServletRequest request) {
            return Routes.descend(request.getServletContext().getContextPath());
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter String outer) {
            Routes.ascend(outer);
        }
    }

    /** The name and namespace that were asked for may be the client's. */
    static final class Found {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("configuration") Configuration configuration,
                @Advice.FieldValue("config") ActionConfig action) {
            PackageConfig within = configuration.getPackageConfig(action.getPackageName());
            String namespace = within == null ? "" : within.getNamespace();
            Routes.offer(Routes.CONTROLLER, "", Routes.descended(Routes.joined(namespace, action.getName())));
        }
    }

    static final class FoundBefore7 {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.FieldValue("configuration") ConfigurationBefore7 configuration,
                @Advice.FieldValue("config") ActionConfigBefore7 action) {
            PackageConfigBefore7 within = configuration.getPackageConfig(action.getPackageName());
            String namespace = within == null ? "" : within.getNamespace();
            Routes.offer(Routes.CONTROLLER, "", Routes.descended(Routes.joined(namespace, action.getName())));
        }
    }

    static final class Invoked {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Thrown Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    @Mirror("javax.servlet.http.HttpServletRequest")
    interface ServletRequest {
        ServletContext getServletContext();
    }

    @Mirror("javax.servlet.ServletContext")
    interface ServletContext {
        String getContextPath();
    }

    @Mirror(STRUTS + "config.Configuration")
    interface Configuration {
        PackageConfig getPackageConfig(String name);
    }

    @Mirror(STRUTS + "config.entities.PackageConfig")
    abstract static class PackageConfig {
        abstract String getNamespace();
    }

    @Mirror(STRUTS + "config.entities.ActionConfig")
    abstract static class ActionConfig {
        abstract String getName();

        abstract String getPackageName();
    }

    @Mirror(XWORK + "config.Configuration")
    interface ConfigurationBefore7 {
        PackageConfigBefore7 getPackageConfig(String name);
    }

    @Mirror(XWORK + "config.entities.PackageConfig")
    abstract static class PackageConfigBefore7 {
        abstract String getNamespace();
    }

    @Mirror(XWORK + "config.entities.ActionConfig")
    abstract static class ActionConfigBefore7 {
        abstract String getName();

        abstract String getPackageName();
    }
}
