package dev.sonde.bill;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/** The flags that the JVM runs with. */
final class VmFlags {

    private VmFlags() {}

    /** The value of a flag, empty if this JVM has no such flag or does not tell. */
    static String value(String name) {
        try {
            return ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .getVMOption(name)
                    .getValue();
        } catch (RuntimeException | LinkageError unknown) {
            // No such flag, another JVM, or one put together without the module jdk.management.
            return "";
        }
    }

    static long number(String name) {
        String value = value(name);
        return value.matches("\\d{1,18}") ? Long.parseLong(value) : 0;
    }
}
