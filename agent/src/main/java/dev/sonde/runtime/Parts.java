package dev.sonde.runtime;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import java.util.ArrayList;
import java.util.List;

/** Starts the agent's parts one by one: what cannot start is said, and the others run. */
final class Parts {

    private static final String[] MANAGEMENT = {"java/lang/management/", "javax/management/", "com/sun/management/"};

    private final Log log;
    private final Failures failures;
    private final List<String> unmanaged = new ArrayList<>();

    Parts(Log log, Failures failures) {
        this.log = log;
        this.failures = failures;
    }

    void attempt(String part, Runnable start) {
        try {
            start.run();
        } catch (RuntimeException | LinkageError failure) {
            if (lacksManagement(failure)) {
                unmanaged.add(part);
            } else {
                failures.report(part, failure);
            }
        }
    }

    /** Says in one line what there is not for the lack of a module, as in an image that was linked without it. */
    void tell() {
        if (!unmanaged.isEmpty()) {
            log.line("no " + String.join(", ", unmanaged) + ", CPU time or allocation: this JVM runs without the module"
                    + " java.management; add `--add-modules java.management,jdk.management`");
        }
    }

    private static boolean lacksManagement(Throwable failure) {
        for (String prefix : MANAGEMENT) {
            if (failure instanceof NoClassDefFoundError
                    && String.valueOf(failure.getMessage()).startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }
}
