package dev.sonde.bill;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;

/** Asks the JVM what {@code jcmd} asks it. */
final class DiagnosticCommands {

    private static final String BEAN = "com.sun.management:type=DiagnosticCommand";

    private DiagnosticCommands() {}

    /**
     * Runs a command that takes arguments or none.
     *
     * @param name as the bean spells it, such as {@code vmNativeMemory}
     * @return its answer, empty if this JVM has no such command
     */
    static String run(String name, String... arguments) {
        Object[] values = arguments.length == 0 ? null : new Object[] {arguments};
        String[] types = arguments.length == 0 ? null : new String[] {String[].class.getName()};
        try {
            return String.valueOf(
                    ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName(BEAN), name, values, types));
        } catch (JMException | RuntimeException missing) {
            // Another JVM, or one put together without the module jdk.management.
            return "";
        }
    }
}
