package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_JOB;
import static dev.sonde.grafana.Promql.aggregate;
import static dev.sonde.grafana.Promql.avg;
import static dev.sonde.grafana.Promql.sum;
import static dev.sonde.grafana.Rule.record;
import static dev.sonde.grafana.Scope.ALL;

import dev.sonde.metrics.ProcessMetrics;
import java.util.List;

/** What a service does and takes, all its instances together and the mean of them. */
final class JobRules {

    static RuleGroup group() {
        return new RuleGroup(
                "sonde-jobs",
                "1m",
                List.of(
                        record(Recorded.JOB_INSTANCES, aggregate("count", BY_JOB, Recorded.INSTANCE_CPU.toString())),
                        summed(Recorded.JOB_REQUESTS, Recorded.INSTANCE_REQUESTS),
                        summed(Recorded.JOB_ERRORS, Recorded.INSTANCE_ERRORS),
                        summed(Recorded.JOB_REQUEST_CPU, Recorded.INSTANCE_REQUEST_CPU),
                        summed(Recorded.JOB_CPU, Recorded.INSTANCE_CPU),
                        summed(Recorded.JOB_GC_CPU, Recorded.INSTANCE_GC_CPU),
                        summed(Recorded.JOB_ALLOCATED, Recorded.INSTANCE_ALLOCATED),
                        summed(Recorded.JOB_REQUEST_ALLOCATED, Recorded.ENDPOINT_ALLOCATED),
                        mean(Recorded.JOB_CPU_LIMIT, Recorded.INSTANCE_CPU_LIMIT),
                        mean(Recorded.JOB_MEMORY_LIMIT, Recorded.INSTANCE_MEMORY_LIMIT),
                        record(Recorded.JOB_START, aggregate("min", BY_JOB, ALL.of(ProcessMetrics.PROCESS_START))),
                        mean(Recorded.MEAN_REQUESTS, Recorded.INSTANCE_REQUESTS),
                        mean(Recorded.MEAN_CPU, Recorded.INSTANCE_CPU),
                        record(Recorded.MEAN_REQUEST_CPU, meanOrNone(Recorded.INSTANCE_REQUEST_CPU)),
                        record(
                                Recorded.MEAN_OTHER_CPU,
                                Recorded.MEAN_CPU + " - " + Recorded.MEAN_REQUEST_CPU + " - ("
                                        + meanOrNone(Recorded.INSTANCE_JIT_CPU) + ")")));
    }

    /** 0 where the agent does not tell. */
    private static String meanOrNone(Recorded parts) {
        return avg(BY_JOB, parts.toString()) + " or 0 * " + avg(BY_JOB, Recorded.INSTANCE_REQUESTS.toString());
    }

    private static Rule summed(Recorded job, Recorded parts) {
        return record(job, sum(BY_JOB, parts.toString()));
    }

    private static Rule mean(Recorded job, Recorded parts) {
        return record(job, avg(BY_JOB, parts.toString()));
    }

    private JobRules() {}
}
