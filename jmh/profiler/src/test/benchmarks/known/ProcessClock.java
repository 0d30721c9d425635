package known;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Collection;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/** The CPU time of an operation by the JVM's own clock of the process, to compare with. */
public final class ProcessClock implements InternalProfiler {

    private long before;

    @Override
    public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
        before = nanos();
    }

    @Override
    public Collection<? extends Result> afterIteration(
            BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
        double nanos = nanos() - before;
        double operations = result.getMetadata().getAllOps();
        return Arrays.asList(
                new ScalarResult("process", nanos / operations, "ns/op", AggregationPolicy.AVG),
                new ScalarResult("operations", operations, "#", AggregationPolicy.SUM));
    }

    @Override
    public String getDescription() {
        return "the process's clock";
    }

    private static long nanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
