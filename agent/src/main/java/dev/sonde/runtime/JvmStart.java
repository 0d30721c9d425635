package dev.sonde.runtime;

import java.lang.management.ManagementFactory;

/** When this JVM began, and which process it is. A JVM without the module java.management does not tell. */
final class JvmStart {

    private JvmStart() {}

    /** Since the epoch; now, if it is not told. */
    static long millis() {
        try {
            return ManagementFactory.getRuntimeMXBean().getStartTime();
        } catch (LinkageError missing) {
            return System.currentTimeMillis();
        }
    }

    /** Empty if it is not told. */
    static String processId() {
        try {
            return ManagementFactory.getRuntimeMXBean().getName().replaceFirst("@.*", "");
        } catch (LinkageError missing) {
            return "";
        }
    }
}
