package dev.sonde.http.routes;

import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.RouteProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice;

/**
 * CXF 3 and 4, its JAX-RS: the templates of the resource class and its method, behind those of the locators that led
 * there, relative to the address that the endpoint has within its servlet. Locators call what they lead to.
 */
public final class CxfProbe implements RouteProbe {

    private static final String JAXRS = "org.apache.cxf.jaxrs.";

    @Override
    public String name() {
        return "cxf";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(JAXRS + "JAXRSInvoker", "invoke", "Exchange", "Object", "Object")
                        .with(Invoked.class),
                Weave.into(JAXRS + "utils.JAXRSUtils", "convertFaultToResponse", "Throwable", "Message")
                        .with(Threw.class));
    }

    static final class Invoked {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static String enter(@Advice.Argument(0) Exchange exchange) {
            Operation operation = (Operation) exchange.get(Operation.class);
            Template ofClass = operation.getClassResourceInfo().getURITemplate();
            String template = operation.getURITemplate().getValue();
            String joined = ofClass == null ? template : Routes.joined(ofClass.getValue(), template);
            if (!operation.isSubResourceLocator()) {
                Object base = exchange.getInMessage().get("org.apache.cxf.message.Message.BASE_PATH");
                String prefix = base == null ? "/" : Routes.joined("", base.toString());
                Routes.offer(Routes.CONTROLLER, prefix.equals("/") ? "" : prefix, Routes.descended(joined));
                joined = "";
            }
            return Routes.descend(joined);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter String outer) {
            Routes.ascend(outer);
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Throwable thrown) {
            boolean wraps = thrown instanceof Fault && thrown.getCause() != null;
            Routes.threw(wraps ? thrown.getCause() : thrown);
        }
    }

    @Mirror("org.apache.cxf.message.Exchange")
    interface Exchange {
        Object get(Class<?> key);

        Message getInMessage();
    }

    @Mirror("org.apache.cxf.message.Message")
    interface Message extends Map<String, Object> {}

    @Mirror("org.apache.cxf.interceptor.Fault")
    abstract static class Fault extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @Mirror(JAXRS + "model.OperationResourceInfo")
    abstract static class Operation {
        abstract ResourceClass getClassResourceInfo();

        abstract Template getURITemplate();

        abstract boolean isSubResourceLocator();
    }

    @Mirror(JAXRS + "model.ClassResourceInfo")
    abstract static class ResourceClass {
        abstract Template getURITemplate();
    }

    @Mirror(JAXRS + "model.URITemplate")
    abstract static class Template {
        abstract String getValue();
    }
}
