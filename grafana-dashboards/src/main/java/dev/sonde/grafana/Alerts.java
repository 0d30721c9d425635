package dev.sonde.grafana;

import static dev.sonde.grafana.Promql.BY_INSTANCE;
import static dev.sonde.grafana.Promql.BY_JOB;
import static dev.sonde.grafana.Promql.max;
import static dev.sonde.grafana.Promql.ratioOn;
import static dev.sonde.grafana.Scope.ALL;

import dev.sonde.metrics.CgroupMetrics;
import dev.sonde.metrics.ProcessMetrics;
import java.util.List;

/** What somebody has to look at, each with its page in docs/runbooks. */
final class Alerts {

    /** Where the pages are, from the root of the project; put the address before it at which yours are read. */
    static final String RUNBOOKS = "docs/runbooks/";

    static final String SOON = "warning";
    static final String NOW = "critical";

    static final String WHO = "{{ $labels.job }} on {{ $labels.instance }}";

    static RuleGroup saturation() {
        return new RuleGroup(
                "sonde-saturation",
                "1m",
                List.of(
                        Rule.alert("SondeCapacityEndsSoon", SOON, Recorded.DAYS_LEFT + " < 14")
                                .lasting("1h")
                                .says(
                                        "{{ $labels.job }} has {{ $value | humanize }} days of {{ $labels.resource "
                                                + "}} left",
                                        "At the trend of its daily peaks, its limit is reached then."),
                        Rule.alert(
                                        "SondeOverCapacity",
                                        NOW,
                                        Recorded.JOB_REQUESTS + " > " + Recorded.JOB_INSTANCES + " * ("
                                                + CapacityRules.TARGET + " * " + Recorded.JOB_CPU_LIMIT + " - "
                                                + Recorded.IDLE + ") / " + Recorded.MIX_DEMAND)
                                .lasting("15m")
                                .says(
                                        "{{ $labels.job }} serves more than its instances are meant to",
                                        "{{ $value | humanize }} requests a second are above 70 % of the CPU limit."),
                        Rule.alert(
                                        "SondeResourceNearLimit",
                                        SOON,
                                        "max by (" + BY_INSTANCE + ", resource) (" + Recorded.INSTANCE_UTILISATION
                                                + "{resource=~\"threads|files\"}) > 0.85")
                                .lasting("10m")
                                .says(
                                        WHO + " is near its limit of {{ $labels.resource }}",
                                        "{{ $value | humanizePercentage }} are in use; at the limit, requests "
                                                + "fail.")));
    }

    static RuleGroup memory() {
        String headroom = max(BY_INSTANCE, ALL.of(ProcessMetrics.PROCESS_MEMORY_HEADROOM));
        String old = " and on (" + BY_INSTANCE + ") time() - " + max(BY_INSTANCE, ALL.of(ProcessMetrics.PROCESS_START))
                + " > 21600";
        return new RuleGroup(
                "sonde-memory",
                "1m",
                List.of(
                        Rule.alert(
                                        "SondeMemoryHeadroomLow",
                                        NOW,
                                        ratioOn(BY_INSTANCE, headroom, Recorded.INSTANCE_MEMORY_LIMIT.toString())
                                                + " < 0.1")
                                .lasting("10m")
                                .says(
                                        WHO + " has {{ $value | humanizePercentage }} of its memory left",
                                        "At nothing left, the kernel kills it."),
                        Rule.alert(
                                        "SondeHeapLeakSuspected",
                                        SOON,
                                        "(" + Recorded.INSTANCE_HEAP_LIVE + " + 3 * 86400 * "
                                                + Recorded.INSTANCE_HEAP_GROWTH + " > " + Recorded.INSTANCE_HEAP_MAX
                                                + ")" + old)
                                .lasting("1h")
                                .says(
                                        WHO + " keeps more and more on its heap",
                                        "What outlives collections grows steadily and fills the heap within three "
                                                + "days.")));
    }

    static RuleGroup collections() {
        return new RuleGroup(
                "sonde-collections",
                "1m",
                List.of(
                        Rule.alert(
                                        "SondeGcOverload",
                                        SOON,
                                        ratioOn(
                                                        BY_INSTANCE,
                                                        Recorded.INSTANCE_GC_CPU.toString(),
                                                        Recorded.INSTANCE_CPU.toString())
                                                + " > 0.3 or " + Recorded.INSTANCE_GC_PAUSE + " > 0.1")
                                .lasting("15m")
                                .says(
                                        WHO + " collects garbage most of the time",
                                        "{{ $value | humanizePercentage }} of its CPU, or of all time, goes to "
                                                + "collections."),
                        Rule.alert(
                                        "SondeOutOfMemoryKill",
                                        NOW,
                                        "sum by (" + BY_INSTANCE + ") (increase(" + ALL.of(CgroupMetrics.OOM_KILLS)
                                                + "[15m])) > 0")
                                .says(
                                        "Memory ran out beside " + WHO,
                                        "A process of its cgroup was killed within the last quarter of an hour.")));
    }

    static RuleGroup cpu() {
        String newest = " and on (" + BY_JOB + ") (time() - " + Recorded.JOB_START + " > 3600 and time() - "
                + Recorded.JOB_START + " < 86400)";
        String traffic = " and " + Recorded.ENDPOINT_REQUESTS_1H + " > 1000 and " + Recorded.ENDPOINT_REQUESTS_1H
                + " offset 1d > 1000";
        return new RuleGroup(
                "sonde-cost",
                "1m",
                List.of(
                        Rule.alert("SondeCpuThrottled", SOON, Recorded.INSTANCE_THROTTLED + " > 0.25")
                                .lasting("15m")
                                .says(
                                        WHO + " is stopped at its CPU limit",
                                        "In {{ $value | humanizePercentage }} of the periods its threads had to "
                                                + "wait."),
                        dearer("SondeCpuPerRequestRegressed", Recorded.ENDPOINT_CPU_COST, newest + traffic),
                        dearer(
                                "SondeAllocationPerRequestRegressed",
                                Recorded.ENDPOINT_ALLOCATION_COST,
                                newest + traffic)));
    }

    /** After all instances were started anew, which is what a new version does, dearer than a day before. */
    private static Rule dearer(String name, Recorded cost, String where) {
        String change = cost + " / (" + cost + " offset 1d > 0) > 1.25";
        return Rule.alert(name, SOON, change + where)
                .lasting("30m")
                .says(
                        "{{ $labels.method }} {{ $labels.uri }} of {{ $labels.job }} costs {{ $value | humanize }} "
                                + "times"
                                + " what it did",
                        "Since the service was started anew within this day; compared with the same hour yesterday.");
    }

    private Alerts() {}
}
