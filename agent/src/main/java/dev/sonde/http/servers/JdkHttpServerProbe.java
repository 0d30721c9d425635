package dev.sonde.http.servers;

import dev.sonde.boot.Headers;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.io.IOException;
import java.net.URI;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.bytebuddy.asm.Advice;

/**
 * The JDK's own HTTP server, 8 to 25, HTTP and HTTPS: a request opens when its head has been read, and closes when its
 * exchange has ended and its handler has returned.
 *
 * <p>A handler may return before the exchange ends, on whatever thread; its request waits by the exchange, and by the
 * channel for word that the client has left. A context is a prefix: the route is its path with {@code *} after it,
 * unless the request is for that very path. An answer that never came, since the handler threw, counts as 500.
 */
public final class JdkHttpServerProbe implements ServerProbe {

    private static final String PACKAGE = "sun.net.httpserver.";
    private static final String EXCHANGE = PACKAGE + "ExchangeImpl";
    private static final String TASK = PACKAGE + "ServerImpl$Exchange";
    private static final String TLS = PACKAGE + "SSLStreams$EngineWrapper";

    @Override
    public String name() {
        return "jdk";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(TASK, "run").with(Handled.class),
                Weave.into(TASK, "reject", "int", "String", "String").with(Rejected.class),
                Weave.into(EXCHANGE, "<init>", "String", "URI", "Request", "long", "HttpConnection")
                        .with(Opened.class),
                Weave.into(EXCHANGE, "close").with(Closed.class),
                Weave.into(PACKAGE + "ServerImpl", "addEvent", "Event").with(Written.class),
                Weave.into("com.sun.net.httpserver.Filter$Chain", "doFilter", "HttpExchange")
                        .with(Threw.class),
                Weave.into(PACKAGE + "Request$ReadStream", "read", "byte[]", "int", "int")
                        .with(ReadBroken.class),
                Weave.into(PACKAGE + "Request$WriteStream", "write", "byte[]", "int", "int")
                        .with(WriteBroken.class),
                Weave.into(TLS, "recvAndUnwrap", "ByteBuffer").with(TlsBroken.class),
                Weave.into(TLS, "wrapAndSendX", "ByteBuffer", "boolean").with(TlsBroken.class));
    }

    static final class Opened {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Exchange exchange, @Advice.Argument(0) String method) {
            if (Requests.openFramed(method, exchange.uri.getRawPath()) != null) {
                String path = exchange.getHttpContext().getPath();
                boolean exact = path.equals(exchange.uri.getPath());
                Routes.offer(Routes.SERVER, exact ? "" : path, exact ? path : "*");
            }
        }
    }

    static final class Handled {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Requests.frame(true);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.This ExchangeTask task, @Advice.Thrown Throwable thrown) {
            Requests.frame(false);
            Object open = Requests.current();
            Exchange exchange = task.tx;
            if (open != null && exchange != null) {
                HttpConnection connection = exchange.connection;
                boolean ended = exchange.writefinished || exchange.closed || connection.closed || thrown != null;
                if (!ended) {
                    // By the channel first: who finds it by the exchange may close it, and then no word of the client
                    // counts.
                    Requests.park(connection.getChannel(), open);
                    Requests.park(exchange, open);
                    Requests.leave(open);
                    // Once more: what ends it on another thread may have looked before it was parked.
                    ended = exchange.writefinished || exchange.closed || connection.closed;
                }
                if (ended) {
                    Requests.recallClient(connection.getChannel(), open);
                    Headers.tellAll(open, exchange.getRequestHeaders(), exchange.getResponseHeaders());
                    Object wish = Requests.close(open, exchange.rcode > 0 ? exchange.rcode : 500);
                    if (wish != null) {
                        Requests.trace(wish, exchange.getRequestHeaders().getFirst("traceparent"));
                    }
                }
            }
        }
    }

    /** What the server answers by itself, before there is an exchange or since its handler threw. */
    static final class Rejected {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.This ExchangeTask task,
                @Advice.Argument(0) int status,
                @Advice.Argument(1) String requestLine) {
            if (task.tx == null) {
                int space = requestLine.indexOf(' ');
                int end = requestLine.indexOf(' ', space + 1);
                String path = space < 0 || end < 0 ? null : requestLine.substring(space + 1, end);
                Requests.close(Requests.open(space < 0 ? requestLine : requestLine.substring(0, space), path), status);
            } else {
                Requests.close(Requests.current(), task.tx.rcode > 0 ? task.tx.rcode : status);
            }
        }
    }

    static final class Written {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Argument(0) Event event) {
            if (event.exchange != null) {
                Exchange exchange = event.exchange;
                Headers.tellAll(Requests.parked(exchange), exchange.getRequestHeaders(), exchange.getResponseHeaders());
                Object wish = Requests.closeParked(exchange, exchange.rcode);
                if (wish != null) {
                    Requests.trace(wish, exchange.getRequestHeaders().getFirst("traceparent"));
                }
            }
        }
    }

    static final class Closed {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.This Exchange exchange) {
            Headers.tellAll(Requests.parked(exchange), exchange.getRequestHeaders(), exchange.getResponseHeaders());
            Object wish = Requests.closeParked(exchange, exchange.rcode > 0 ? exchange.rcode : 500);
            if (wish != null) {
                Requests.trace(wish, exchange.getRequestHeaders().getFirst("traceparent"));
            }
        }
    }

    static final class Threw {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Thrown Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    static final class ReadBroken {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = IOException.class)
        static void exit(@Advice.This ReadStream stream, @Advice.Thrown Throwable thrown) {
            // A channel that this side has closed tells nothing of the client.
            if (thrown instanceof IOException && !(thrown instanceof ClosedChannelException)) {
                Requests.clientLeftAt(stream.channel);
            }
        }
    }

    static final class WriteBroken {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = IOException.class)
        static void exit(@Advice.This WriteStream stream, @Advice.Thrown Throwable thrown) {
            if (thrown instanceof IOException && !(thrown instanceof ClosedChannelException)) {
                Requests.clientLeftAt(stream.channel);
            }
        }
    }

    static final class TlsBroken {
        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = IOException.class)
        static void exit(@Advice.This EngineWrapper engine, @Advice.Thrown Throwable thrown) {
            if (thrown instanceof IOException && !(thrown instanceof ClosedChannelException)) {
                Requests.clientLeftAt(engine.chan);
            }
        }
    }

    @Mirror(TASK)
    abstract static class ExchangeTask {
        Exchange tx;
    }

    @Mirror(EXCHANGE)
    abstract static class Exchange {
        HttpConnection connection;
        URI uri;
        boolean closed;
        boolean writefinished;
        int rcode;

        abstract Context getHttpContext();

        abstract HeaderMap getRequestHeaders();

        abstract HeaderMap getResponseHeaders();
    }

    @Mirror("com.sun.net.httpserver.Headers")
    abstract static class HeaderMap implements Map<String, List<String>> {
        abstract String getFirst(String name);
    }

    @Mirror(PACKAGE + "HttpContextImpl")
    abstract static class Context {
        abstract String getPath();
    }

    @Mirror(PACKAGE + "HttpConnection")
    abstract static class HttpConnection {
        boolean closed;

        abstract SocketChannel getChannel();
    }

    @Mirror(PACKAGE + "Event")
    abstract static class Event {
        Exchange exchange;
    }

    @Mirror(PACKAGE + "Request$ReadStream")
    abstract static class ReadStream {
        SocketChannel channel;
    }

    @Mirror(PACKAGE + "Request$WriteStream")
    abstract static class WriteStream {
        SocketChannel channel;
    }

    @Mirror(TLS)
    abstract static class EngineWrapper {
        SocketChannel chan;
    }
}
