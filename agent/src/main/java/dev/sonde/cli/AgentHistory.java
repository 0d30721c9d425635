package dev.sonde.cli;

import dev.sonde.cli.capacity.Observed;
import dev.sonde.cli.capacity.RouteCost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What one agent tells of its service while it is watched, with what it has kept of the last half hour. */
final class AgentHistory {
    private static final int LOOKS = 30;
    private static final int MISSED_LOOKS = 3;

    private final ScrapeUrl url;
    private final KeptHistory kept;
    private final long windowSeconds;
    private final List<AgentMoment> moments = new ArrayList<>();
    private final Observed seen = new Observed();
    private int missed;

    AgentHistory(ScrapeUrl url, KeptHistory kept, long windowSeconds) {
        this.url = url;
        this.kept = kept;
        this.windowSeconds = windowSeconds;
    }

    Observed read() throws IOException, InterruptedException {
        long looks = Math.min(LOOKS, windowSeconds);
        look();
        while (moments.size() <= looks) {
            TimeUnit.MILLISECONDS.sleep(1000 * windowSeconds / looks);
            look();
        }
        seen.instances = 1;
        seen.span = Timespan.text(windowSeconds);
        readTraffic();
        kept.addTo(seen);
        readMeans();
        readLimits();
        return seen;
    }

    /** A service with too much to do may answer late now and then: what was seen of it still holds. */
    private void look() throws IOException {
        try {
            moments.add(new AgentMoment(url.samples(), System.nanoTime()));
            missed = 0;
        } catch (IOException failure) {
            if (moments.isEmpty() || ++missed == MISSED_LOOKS) {
                throw failure;
            }
        }
    }

    String application() {
        String name = last().scrape.application;
        return name.isEmpty() ? url.toString() : name;
    }

    private void readTraffic() {
        int count = moments.size() - 1;
        seen.requests = new double[count];
        seen.cores = new double[count];
        seen.threadCores = new double[count];
        seen.otherCores = new double[count];
        seen.busy = new double[count];
        for (int i = 0; i < count; i++) {
            AgentMoment before = moments.get(i);
            AgentMoment now = moments.get(i + 1);
            double seconds = (now.scrape.takenNanos - before.scrape.takenNanos) / 1e9;
            seen.requests[i] = increase(before.requests(), now.requests()) / seconds;
            seen.busy[i] = increase(before.requestSeconds(), now.requestSeconds()) / seconds;
            seen.cores[i] = increase(before.scrape.processCpuSeconds, now.scrape.processCpuSeconds) / seconds;
            seen.threadCores[i] = increase(before.threadSeconds(), now.threadSeconds()) / seconds;
            double compiling = increase(before.compileSeconds(), now.compileSeconds()) / seconds;
            seen.otherCores[i] = seen.cores[i] - seen.threadCores[i] - compiling;
        }
        seen.busyRequests = seen.requests;
    }

    private void readMeans() {
        Change change = new Change(moments.get(0).scrape, last().scrape);
        double requests = 0;
        double cpuSeconds = 0;
        double bytes = 0;
        for (String name : change.endpoints.keySet()) {
            Account account = change.endpoints.get(name);
            seen.routes.add(new RouteCost(
                    name,
                    account.requests / change.seconds,
                    account.cpuSeconds / account.requests,
                    account.allocatedBytes / account.requests));
            requests += account.requests;
            cpuSeconds += account.cpuSeconds;
            bytes += account.allocatedBytes;
        }
        seen.threadSecondsPerRequest = requests > 0 ? cpuSeconds / requests : Double.NaN;
        seen.bytesPerRequest = requests > 0 ? bytes / requests : Double.NaN;
        AgentMoment first = moments.get(0);
        double allocated =
                last().sum("process_allocation_bill_bytes_total") - first.sum("process_allocation_bill_bytes_total");
        double collected = last().sum("process_cpu_bill_seconds_total", "part", "gc")
                - first.sum("process_cpu_bill_seconds_total", "part", "gc");
        seen.collectorSecondsPerByte = allocated > 0 ? collected / allocated : Double.NaN;
    }

    private void readLimits() {
        AgentMoment now = last();
        seen.coreLimit = now.coreLimit();
        seen.memoryLimitBytes = now.sum("process_memory_limit_bytes");
        seen.peakResidentBytes = now.sum("process_resident_memory_bytes");
        seen.peakLiveBytes = now.sum("process_heap_live_bytes");
        seen.peakRequests = highest(seen.requests);
        seen.peakRequestsOfDay = seen.peakRequests;
        seen.peakCores = highest(seen.cores);
        use("cpu", seen.peakCores, seen.coreLimit);
        use("heap", seen.peakLiveBytes, now.scrape.heapMaxBytes);
        use("memory", seen.peakResidentBytes, seen.memoryLimitBytes);
        use("threads", now.sum("cgroup_pids"), now.sum("cgroup_pids_limit"));
        use("files", now.sum("process_open_fds"), now.sum("process_max_fds"));
    }

    private void use(String resource, double amount, double limit) {
        if (amount / limit >= 0) {
            seen.use.put(resource, amount / limit);
        }
    }

    private AgentMoment last() {
        return moments.get(moments.size() - 1);
    }

    // A counter that went back began anew with its service.
    private static double increase(double before, double now) {
        return now >= before ? now - before : now;
    }

    private static double highest(double[] values) {
        double highest = Double.NaN;
        for (double value : values) {
            highest = highest >= value ? highest : value;
        }
        return highest;
    }
}
