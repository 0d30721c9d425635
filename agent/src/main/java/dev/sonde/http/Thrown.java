package dev.sonde.http;

import java.lang.reflect.InvocationTargetException;

/** Names what a handler threw, in the words of the metrics' label. */
final class Thrown {

    private static final int DEEPEST = 8;

    private Thrown() {}

    /** What was thrown, below the wrappers that servlet containers and reflection put around it. */
    static Throwable inner(Throwable thrown) {
        Throwable inner = thrown;
        for (int depth = 0; depth < DEEPEST && isWrapper(inner) && inner.getCause() != null; depth++) {
            inner = inner.getCause();
        }
        return inner;
    }

    /** The simple name of its class. */
    static String name(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return name.isEmpty() ? thrown.getClass().getName() : name;
    }

    private static boolean isWrapper(Throwable thrown) {
        String name = thrown.getClass().getName();
        return thrown instanceof InvocationTargetException
                || name.endsWith(".servlet.ServletException")
                || name.endsWith(".NestedServletException");
    }
}
