package dev.sonde.runtime;

import java.lang.management.ManagementFactory;

/** When this JVM began. A JVM without the module java.management does not tell. */
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
}
