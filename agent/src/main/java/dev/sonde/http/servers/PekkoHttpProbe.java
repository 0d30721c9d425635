package dev.sonde.http.servers;

import dev.sonde.boot.Channels;
import dev.sonde.boot.Headers;
import dev.sonde.boot.Requests;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.bytebuddy.asm.Advice;

/**
 * Pekko HTTP 1 and Akka HTTP 10.2, HTTP/1.1: a request opens when its head leaves the parser, and closes when its
 * answer is about to be rendered, or the stream that is its body has ended.
 *
 * <p>A connection is one graph with an interpreter of its own, by which its requests stand in line; those whose answer
 * streams are parked by its logics. Each run of the interpreter is a leg of the request that is under way.
 */
public final class PekkoHttpProbe implements ServerProbe {

    private static final String PEKKO = "org.apache.pekko.";
    private static final String MODEL = PEKKO + "http.scaladsl.model.";
    private static final String PARSED = PEKKO + "http.impl.engine.parsing.ParserOutput$";
    private static final String INTERPRETER = "stream.impl.fusing.GraphInterpreter";

    @Override
    public String name() {
        return "pekko-http";
    }

    @Override
    public List<Weave> weaves() {
        List<Weave> weaves = new ArrayList<>(of(PEKKO));
        weaves.addAll(of("akka."));
        return weaves;
    }

    private static List<Weave> of(String family) {
        return Arrays.asList(
                Weave.into(family + INTERPRETER, "execute", "int").with(Run.class),
                Weave.into(
                                family + "http.impl.engine.server.HttpServerBluePrint$",
                                "establishAbsoluteUri$1",
                                "RequestOutput",
                                "boolean",
                                "ServerSettings")
                        .with(Parsed.class),
                Weave.into(
                                family + "http.impl.engine.rendering.ResponseRenderingContext",
                                "<init>",
                                "HttpResponse",
                                "HttpMethod",
                                "HttpProtocol",
                                "CloseRequested")
                        .with(Answered.class));
    }

    /** Of any graph; one of a connection that has ended without an answer was left by its client. */
    static final class Run {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static boolean enter(@Advice.This Interpreter interpreter) {
            return Channels.beginFrame(interpreter.logics(), interpreter);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.This Interpreter interpreter, @Advice.Enter boolean outer) {
            Channels.endFrame(outer);
            if (interpreter.isCompleted()) {
                Object streaming = Channels.take(interpreter.logics());
                Requests.clientLeft(streaming);
                Channels.finish(streaming, 500);
                Object request = Channels.take(interpreter);
                while (request != null) {
                    Requests.clientLeft(request);
                    Channels.finish(request, 500);
                    request = Channels.take(interpreter);
                }
            }
        }
    }

    /** Whole heads and what is none pass here, and bodies in pieces. */
    static final class Parsed {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return Object output) {
            if (output instanceof Start) {
                Start start = (Start) output;
                Object open = Channels.open(
                        Interpreters.MODULE$.currentInterpreterOrNull(),
                        start.method().value(),
                        Requests.wantsPaths() ? start.uri().path().toString() : null);
                for (String name = Headers.ofRequest(open); name != null; name = Headers.ofRequest(open)) {
                    String value = null;
                    for (Iterator all = start.headers().iterator(); value == null && all.hasNext(); ) {
                        Header header = (Header) all.next();
                        value = name.equalsIgnoreCase(header.name()) ? header.value() : null;
                    }
                    Headers.tell(open, value);
                }
            } else if (output instanceof BadStart) {
                Channels.open(Interpreters.MODULE$.currentInterpreterOrNull(), null, null);
            }
        }
    }

    /** The server watches the end of a body that is a stream in the same way. */
    static final class Answered {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(value = 0, readOnly = false) Response response) {
            Interpreter interpreter = Interpreters.MODULE$.currentInterpreterOrNull();
            int status = response.status().intValue();
            if (interpreter != null && (status >= 200 || status == 101)) {
                Channels.answer(interpreter, status);
                Object request = Channels.take(interpreter);
                for (String name = Headers.ofAnswer(request); name != null; name = Headers.ofAnswer(request)) {
                    Optional<Header> header = response.getHeader(name);
                    Headers.tell(request, header.isPresent() ? header.get().value() : null);
                }
                if (request != null && response.entity().isStrict()) {
                    Channels.finish(request, status);
                } else if (request != null) {
                    Requests.park(interpreter.logics(), request);
                    Pair watched = Entities.MODULE$.captureTermination(response.entity());
                    ((Promised) watched._2())
                            .onComplete((Listener) Channels.finishing(request, Listener.class), (Executor)
                                    Channels.finishing(request, Executor.class));
                    response = response.withEntity((JavaEntity) watched._1());
                }
            }
        }
    }

    @Mirror(PEKKO + INTERPRETER)
    abstract static class Interpreter {
        abstract Logic[] logics();

        abstract boolean isCompleted();
    }

    @Mirror(PEKKO + INTERPRETER + "$")
    abstract static class Interpreters {
        static final Interpreters MODULE$ = null;

        abstract Interpreter currentInterpreterOrNull();
    }

    @Mirror(PEKKO + "stream.stage.GraphStageLogic")
    abstract static class Logic {}

    @Mirror(PARSED + "RequestStart")
    abstract static class Start {
        abstract Method method();

        abstract Uri uri();

        abstract ScalaList headers();
    }

    @Mirror("scala.collection.immutable.List")
    abstract static class ScalaList {
        abstract Iterator iterator();
    }

    @Mirror("scala.collection.Iterator")
    interface Iterator {
        boolean hasNext();

        Object next();
    }

    @Mirror(PEKKO + "http.javadsl.model.HttpHeader")
    abstract static class Header {
        abstract String name();

        abstract String value();
    }

    @Mirror(PARSED + "MessageStartError")
    abstract static class BadStart {}

    @Mirror(MODEL + "HttpMethod")
    abstract static class Method {
        abstract String value();
    }

    @Mirror(MODEL + "Uri")
    abstract static class Uri {
        abstract Path path();
    }

    @Mirror(MODEL + "Uri$Path")
    abstract static class Path {}

    @Mirror(MODEL + "HttpResponse")
    abstract static class Response {
        abstract Status status();

        abstract ResponseEntity entity();

        abstract Optional<Header> getHeader(String name);

        abstract Response withEntity(JavaEntity entity);
    }

    @Mirror(MODEL + "StatusCode")
    abstract static class Status {
        abstract int intValue();
    }

    @Mirror(MODEL + "HttpEntity")
    interface Entity {
        boolean isStrict();
    }

    @Mirror(MODEL + "ResponseEntity")
    interface ResponseEntity extends Entity {}

    @Mirror(PEKKO + "http.javadsl.model.ResponseEntity")
    interface JavaEntity {}

    @Mirror(MODEL + "HttpEntity$")
    abstract static class Entities {
        static final Entities MODULE$ = null;

        abstract Pair captureTermination(Entity entity);
    }

    @Mirror("scala.Tuple2")
    abstract static class Pair {
        abstract Object _1();

        abstract Object _2();
    }

    @Mirror("scala.concurrent.Future")
    interface Promised {
        void onComplete(Listener listener, Executor executor);
    }

    @Mirror("scala.Function1")
    interface Listener {}

    @Mirror("scala.concurrent.ExecutionContext")
    interface Executor {}
}
