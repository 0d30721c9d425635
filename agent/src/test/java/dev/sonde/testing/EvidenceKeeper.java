package dev.sonde.testing;

import java.util.List;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** Holds docs/servers.md to what each test of a server or framework has shown once it has passed. */
public final class EvidenceKeeper implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final List<String> PACKAGES = List.of("dev.sonde.http.servers", "dev.sonde.http.routes");

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Evidence.take();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        List<Evidence> shown = Evidence.take();
        Class<?> test = context.getRequiredTestClass();
        boolean isOfAServer = PACKAGES.contains(test.getPackageName()) && !test.isAnnotationPresent(NotInTable.class);
        if (isOfAServer && context.getExecutionException().isEmpty()) {
            shown.stream()
                    .filter(each -> !each.shown().isEmpty())
                    .forEach(each -> ServersTable.hold(name(context, test), each));
        }
    }

    // What a test shows is its own, whichever others of its class have run.
    private static String name(ExtensionContext context, Class<?> test) {
        boolean isAlone = AnnotationSupport.findAnnotatedMethods(test, Testable.class, HierarchyTraversalMode.TOP_DOWN)
                        .size()
                == 1;
        return test.getSimpleName()
                + (isAlone ? "" : '.' + context.getRequiredTestMethod().getName());
    }
}
