package dev.sonde.jfr;

import dev.sonde.base.Exports;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import jdk.jfr.FlightRecorder;

/**
 * Has the JVM record deep stacks: its own limit of 64 calls is below what the filters, proxies and interceptors of a
 * common web service take up, and where the outer calls are missing a tree falls apart.
 */
public final class StackDepth {

    private static final int JVMS_OWN_CALLS = 64;
    private static final int CALLS = 256;
    private static final String PACKAGE = "jdk.jfr.internal";

    private StackDepth() {}

    /**
     * To be called before anything is recorded. Does nothing where somebody records already or has chosen a depth, by
     * {@code -XX:FlightRecorderOptions=stackdepth=…}, nor on a JVM that does not let it be set.
     */
    public static void deepen(Instrumentation instrumentation) {
        if (FlightRecorder.isInitialized()) {
            return;
        }
        try {
            Exports.toAgent(instrumentation, PACKAGE, FlightRecorder.class);
            Class<?> options = Class.forName(PACKAGE + ".Options");
            Method depth = options.getMethod("getStackDepth");
            if (Integer.valueOf(JVMS_OWN_CALLS).equals(depth.invoke(null))) {
                options.getMethod("setStackDepth", Integer.class).invoke(null, CALLS);
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError closed) {
            // The stacks are as deep then as this JVM has them.
        }
    }
}
