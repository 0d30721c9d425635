package dev.sonde.http.servers;

import dev.sonde.boot.Requests;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** Pekko HTTP's and Akka HTTP's answers whose bodies are streams, which a client may leave before their end. */
public final class PekkoBodiesProbe implements ServerProbe {

    private static final String PEKKO = "org.apache.pekko.";
    private static final String INTERPRETER = PEKKO + "stream.impl.fusing.GraphInterpreter";
    private static final String SINK = "stream.stage.GraphStageLogic$SubSinkInlet";

    @Override
    public String name() {
        return "pekko-http-bodies";
    }

    @Override
    public List<Weave> weaves() {
        List<Weave> weaves = new ArrayList<>();
        for (String family : Arrays.asList(PEKKO, "akka.")) {
            weaves.add(Weave.into(family + SINK, "<init>", "GraphStageLogic", "String")
                    .with(Begun.class));
            weaves.add(Weave.into(family + SINK, "cancel", "Throwable").with(Cancelled.class));
        }
        return weaves;
    }

    /** What the body of an answer flows to. */
    static final class Begun {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object sink, @Advice.Argument(1) String name) {
            Interpreter interpreter =
                    "RenderingSink".equals(name) ? Interpreters.MODULE$.currentInterpreterOrNull() : null;
            if (interpreter != null) {
                Requests.park(sink, Requests.parked(interpreter.logics()));
            }
        }
    }

    /** A body that has ended by then has closed its request. */
    static final class Cancelled {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object sink) {
            Requests.clientLeft(Requests.parked(sink));
        }
    }

    @Mirror(INTERPRETER)
    abstract static class Interpreter {
        abstract Logic[] logics();
    }

    @Mirror(INTERPRETER + "$")
    abstract static class Interpreters {
        static final Interpreters MODULE$ = null;

        abstract Interpreter currentInterpreterOrNull();
    }

    @Mirror(PEKKO + "stream.stage.GraphStageLogic")
    abstract static class Logic {}
}
