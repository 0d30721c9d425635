package dev.sonde.http;

import dev.sonde.boot.Hops;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import net.bytebuddy.asm.Advice;

/**
 * Where the JDK's own pools, 8 to 25, take a task and where they run it: {@code ThreadPoolExecutor} with its kind for
 * later, {@code ForkJoinPool}, and the stages of {@code CompletableFuture} whatever executor they are given.
 *
 * <p>All that is woven is called once for each task, so that threads that wait in a pool are followed as well when the
 * agent comes late, and run nothing of it after it is gone.
 */
final class TaskHops implements Probe {

    private static final String PACKAGE = "java.util.concurrent.";
    private static final String POOL = PACKAGE + "ThreadPoolExecutor";
    private static final String FORK_JOIN_POOL = PACKAGE + "ForkJoinPool";
    private static final String FORK_JOIN_TASK = PACKAGE + "ForkJoinTask";
    private static final String FUTURE = PACKAGE + "CompletableFuture";

    @Override
    public String name() {
        return "hops";
    }

    @Override
    public List<Weave> weaves() {
        List<Weave> weaves = new ArrayList<>();
        weaves.addAll(pools());
        weaves.addAll(forks());
        weaves.addAll(stages());
        return Collections.unmodifiableList(weaves);
    }

    private static List<Weave> pools() {
        return Arrays.asList(
                Weave.into(POOL, "execute", "Runnable").with(HandedOver.class),
                Weave.into(POOL, "reject", "Runnable").with(Refused.class),
                Weave.into(POOL, "runWorker", "Worker").with(FirstTask.class),
                Weave.into(POOL, "getTask").with(NextTask.class),
                Weave.into(POOL, "processWorkerExit", "Worker", "boolean").with(NoTask.class),
                Weave.into(PACKAGE + "ScheduledThreadPoolExecutor", "delayedExecute", "RunnableScheduledFuture")
                        .with(HandedOver.class));
    }

    // What takes a task from outside is another method in each of 8, 11 and 21.
    private static List<Weave> forks() {
        return Arrays.asList(
                Weave.into(FORK_JOIN_POOL, "externalPush", "ForkJoinTask")
                        .with(Submitted.class)
                        .ifThere(),
                Weave.into(FORK_JOIN_POOL, "externalSubmit", "ForkJoinTask")
                        .with(Submitted.class)
                        .ifThere(),
                Weave.into(FORK_JOIN_POOL, "poolSubmit", "boolean", "ForkJoinTask")
                        .with(SubmittedSecond.class)
                        .ifThere(),
                Weave.into(FORK_JOIN_POOL, "scheduleDelayedTask", "ScheduledForkJoinTask")
                        .with(Delayed.class)
                        .ifThere(),
                Weave.into(FORK_JOIN_TASK, "fork").with(Forked.class),
                Weave.into(FORK_JOIN_TASK, "doExec").with(Running.class));
    }

    private static List<Weave> stages() {
        return Arrays.asList(
                Weave.into(FUTURE + "$AsyncRun", "<init>", "CompletableFuture", "Runnable")
                        .with(Made.class),
                Weave.into(FUTURE + "$AsyncRun", "run").with(Running.class),
                Weave.into(FUTURE + "$AsyncSupply", "<init>", "CompletableFuture", "Supplier")
                        .with(Made.class),
                Weave.into(FUTURE + "$AsyncSupply", "run").with(Running.class),
                Weave.into(FUTURE + "$UniCompletion", "<init>", "Executor", "CompletableFuture", "CompletableFuture")
                        .with(StageMade.class),
                Weave.into(FUTURE + "$Completion", "run").with(Running.class),
                Weave.into(FUTURE + "$ThreadPerTaskExecutor", "execute", "Runnable")
                        .with(HandedOver.class));
    }

    static final class HandedOver {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Object task) {
            Hops.handOver(task);
        }
    }

    static final class Refused {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("handler") Object handler, @Advice.Argument(0) Object task) {
            Hops.refused(handler, task);
        }
    }

    static final class FirstTask {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Worker worker) {
            Hops.work(worker.firstTask);
        }
    }

    static final class NextTask {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Hops.rest();
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Return Object task) {
            Hops.work(task);
        }
    }

    static final class NoTask {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter() {
            Hops.rest();
        }
    }

    static final class Submitted {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("factory") Object factory, @Advice.Argument(0) Object task) {
            Hops.handOver(factory, task);
        }
    }

    static final class SubmittedSecond {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.FieldValue("factory") Object factory, @Advice.Argument(1) Object task) {
            Hops.handOver(factory, task);
        }
    }

    /** What comes again and again is nobody's. */
    static final class Delayed {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.Argument(0) Timed task) {
            if (task.nextDelay == 0) {
                Hops.handOver(task);
            }
        }
    }

    static final class Forked {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object task) {
            Hops.handOver(task);
        }
    }

    static final class Made {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.This Object task) {
            Hops.handOver(task);
        }
    }

    /**
     * The one who asks for a stage pays for it, whoever completes what it waits for. One that waits for nothing is told
     * no executor from 9 on: who made it gives it to its executor himself.
     */
    static final class StageMade {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.This Object stage, @Advice.Argument(0) Executor executor, @Advice.Argument(2) Future source) {
            if (executor != null || (source != null && source.result != null)) {
                Hops.handOver(stage);
            }
        }
    }

    static final class Running {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static Object enter(@Advice.This Object task) {
            return Hops.begin(task);
        }

        @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
        static void exit(@Advice.Enter Object begun) {
            Hops.end(begun);
        }
    }

    @Mirror(POOL + "$Worker")
    abstract static class Worker {
        Runnable firstTask;
    }

    @Mirror(FUTURE)
    abstract static class Future {
        volatile Object result;
    }

    @Mirror(PACKAGE + "DelayScheduler$ScheduledForkJoinTask")
    abstract static class Timed {
        long nextDelay;
    }
}
