package dev.sonde.http.servers;

import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.http.Mirror;
import dev.sonde.http.ServerProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * Ratpack 1.9, whose requests are Netty's: what it does itself is to run them in executions, which go on whenever what
 * they wait for is there, and to bind paths. A path that was bound in part is a prefix until the rest of it is.
 */
public final class RatpackProbe implements ServerProbe {

    private static final String CONTEXT = "ratpack.handling.internal.DefaultContext";
    private static final String EXECUTION = "ratpack.exec.internal.DefaultExecution";

    @Override
    public String name() {
        return "ratpack";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(
                                EXECUTION,
                                "<init>",
                                "ExecControllerInternal",
                                "ExecutionRef",
                                "EventLoop",
                                "Action",
                                "Action",
                                "Action",
                                "Action",
                                "Action")
                        .with(Begun.class),
                Weave.into(EXECUTION, "exec").with(Run.class),
                Weave.into(EXECUTION, "intercept", "Execution", "ExecType", "Iterator", "Block")
                        .with(Intercepted.class),
                Weave.into(CONTEXT, "insert", "Handler[]").with(Bound.class),
                Weave.into(CONTEXT, "error", "Throwable").with(Threw.class));
    }

    /** For the request that is read, or by another execution of it. */
    static final class Begun {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object execution) {
            Requests.park(execution, Requests.current());
        }
    }

    static final class Run {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.This Object execution) {
            return Requests.enter(Requests.parked(execution));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    /** Work that blocks: a thread of the controller does it, which is given it by a task of the event loop. */
    static final class Intercepted {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.Argument(0) Object execution) {
            return Requests.enter(Requests.parked(execution));
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object leg) {
            Requests.leave(leg);
        }
    }

    static final class Bound {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Context context) {
            Binding binding = context.getPathBinding();
            String path = binding.getDescription();
            boolean isWhole = binding.getPastBinding().isEmpty();
            if (isWhole || !path.isEmpty()) {
                Routes.offer(Routes.ROUTER, "", Routes.joined(path, isWhole ? "" : "*"));
            }
        }
    }

    static final class Threw {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Throwable thrown) {
            Routes.threw(thrown);
        }
    }

    @Mirror("ratpack.handling.Context")
    interface Context {
        Binding getPathBinding();
    }

    @Mirror("ratpack.path.PathBinding")
    interface Binding {
        String getDescription();

        String getPastBinding();
    }
}
