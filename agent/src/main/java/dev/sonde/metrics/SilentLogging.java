package dev.sonde.metrics;

import io.micrometer.common.util.internal.logging.InternalLogger;
import io.micrometer.common.util.internal.logging.InternalLoggerFactory;
import java.lang.reflect.Proxy;

/**
 * Loggers for Micrometer that discard all. Where it finds that SLF4J discards, as ours does, it would else turn to
 * {@code java.util.logging}, which is the service's and may not be there.
 */
final class SilentLogging extends InternalLoggerFactory {

    @Override
    protected InternalLogger newInstance(String name) {
        return (InternalLogger) Proxy.newProxyInstance(
                SilentLogging.class.getClassLoader(),
                new Class<?>[] {InternalLogger.class},
                (proxy, method, arguments) -> answer(method.getReturnType(), name));
    }

    private static Object answer(Class<?> type, String name) {
        if (type == boolean.class) {
            return false;
        }
        return type == String.class ? name : null;
    }
}
