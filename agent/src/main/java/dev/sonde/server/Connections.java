package dev.sonde.server;

import com.sun.net.httpserver.HttpServer;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The open connections of a server, of which there are never more than a limit: each takes a file descriptor from the
 * service, and the JDK's own limit is a property of the whole JVM. So the server's set of them is replaced by one that
 * makes room: the connection that has been silent for longest goes, or the newest where all are at work.
 */
final class Connections {

    private static final int MOST = 256;
    /** So long, at the limit, nobody else is let in: a flood of connections costs the machine no more than this. */
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Set<Object> open;

    private Connections(Set<Object> open) {
        this.open = open;
    }

    /** Those of a server that is not known inside. */
    static Connections unknown() {
        return new Connections(null);
    }

    /**
     * Limits those of a server that has not started. Where the JVM's own server is another than that of JDK 8 to 25, or
     * closed to the agent, they stay as they are.
     */
    static Connections limited(HttpServer server, Runnable refused) {
        try {
            Object inner = field(server.getClass(), "server").get(server);
            Field all = field(inner.getClass(), "allConnections");
            Set<?> silent =
                    (Set<?>) field(inner.getClass(), "newlyAcceptedConnections").get(inner);
            Class<?> type = Class.forName(ScrapeServer.PROVIDER_PACKAGE + ".HttpConnection");
            Method close = type.getDeclaredMethod("close");
            close.setAccessible(true);
            Set<Object> open = Collections.synchronizedSet(new Room(silent, close, field(type, "closed"), refused));
            all.set(inner, open);
            return new Connections(open);
        } catch (ReflectiveOperationException | RuntimeException other) {
            return unknown();
        }
    }

    /** How many there are, NaN if that is not known. */
    double count() {
        return open == null ? Double.NaN : open.size();
    }

    private static Field field(Class<?> type, String name) throws NoSuchFieldException {
        Field field = type.getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    /** Called by the server's one dispatcher under the set's lock, with connections that nothing was read from yet. */
    private static final class Room extends LinkedHashSet<Object> {

        private static final long serialVersionUID = 1;

        private final transient Set<?> silent;
        private final transient Method close;
        private final transient Field closed;
        private final transient Runnable refused;

        Room(Set<?> silent, Method close, Field closed, Runnable refused) {
            this.silent = silent;
            this.close = close;
            this.closed = closed;
            this.refused = refused;
        }

        @Override
        public boolean add(Object connection) {
            boolean added = super.add(connection);
            if (size() > MOST) {
                // The JDK's server forgets some that it has closed after a malformed request.
                removeIf(this::isClosed);
            }
            if (size() > MOST) {
                remove(leastWanted(connection));
                refused.run();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return added;
        }

        private Object leastWanted(Object newest) {
            for (Object connection : this) {
                if (silent.remove(connection)) {
                    shut(connection);
                    return connection;
                }
            }
            shut(newest);
            return newest;
        }

        private boolean isClosed(Object connection) {
            try {
                return closed.getBoolean(connection);
            } catch (IllegalAccessException impossible) {
                throw new IllegalStateException(impossible);
            }
        }

        private void shut(Object connection) {
            try {
                close.invoke(connection);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
