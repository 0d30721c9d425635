package dev.sonde.jmh;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.BiFunction;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the agent's transformer costs a class of the service that loads, and how many classes the agent is. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@Fork(3)
@Warmup(iterations = 2)
@Measurement(iterations = 2)
public class ClassCounts {
    private static final int CLASSES = 10_000;
    private static final int WOVEN = 50;
    private static final String SERVICES = "com/acme/orders/OrderRepository";
    private static final String SERVERS = "sun/net/httpserver/ServerImpl$Exchange";

    private BiFunction<String, byte[], byte[]> transformer;
    private byte[] servers;

    /** What was counted. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Classes {
        /** That the agent's loader has defined when all of it is up and nothing was asked of it. */
        public double classes;
    }

    /** Makes a transformer as the agent has it, and takes a class file of the JDK's server. */
    @Setup
    @SuppressWarnings("unchecked") // as the class says
    public void prepare() throws IOException {
        transformer = InAgent.make("dev.sonde.http.TransformedClasses", BiFunction.class);
        servers = InAgent.classFile(SERVERS);
    }

    /** Classes that no probe knows. */
    @Benchmark
    public void classesOfTheService(Counted counted) {
        counted.in(CLASSES);
        for (int i = 0; i < CLASSES; i++) {
            if (transformer.apply(SERVICES, servers) != null) {
                throw new IllegalStateException("woven");
            }
        }
    }

    /** Classes that are woven. */
    @Benchmark
    public void wovenClasses(Counted counted) {
        counted.in(WOVEN);
        for (int i = 0; i < WOVEN; i++) {
            if (transformer.apply(SERVERS, servers) == null) {
                throw new IllegalStateException("not woven");
            }
        }
    }

    /** The agent's own. */
    @Benchmark
    public void classesOfTheAgent(Classes counted) {
        ClassLoader loader = InAgent.loader();
        counted.classes = Arrays.stream(InAgent.instrumentation().getAllLoadedClasses())
                .filter(type -> type.getClassLoader() == loader)
                // Those that the JVM makes for lambdas are not in the jar.
                .filter(type -> !type.isArray() && type.getName().indexOf('/') < 0)
                .count();
    }
}
