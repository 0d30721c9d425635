package dev.sonde.jmh.profiler;

import dev.sonde.flame.CallTree;
import dev.sonde.flame.CollapsedText;
import dev.sonde.flame.Evidence;
import dev.sonde.flame.Flame;
import dev.sonde.flame.FlameFile;
import dev.sonde.flame.Kind;
import dev.sonde.flame.Query;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The flame graphs of one benchmark as files: a page, and collapsed stacks of each kind, which later forks add to. */
final class FlameFiles {

    private static final double NANOS_PER_MICRO = 1e3;
    private static final int LONGEST_NAME = 180;

    private final File folder;
    private final String name;
    private final boolean adds;

    /**
     * Those of a benchmark.
     *
     * @param id JMH's name of it with mode and parameters
     * @param adds whether a fork before this one has written them
     */
    FlameFiles(File folder, String id, boolean adds) {
        this.folder = folder;
        String safe = id.replaceAll("[^A-Za-z0-9._=-]", "_");
        this.name = safe.length() <= LONGEST_NAME
                ? safe
                : safe.substring(0, LONGEST_NAME) + '-' + Integer.toHexString(id.hashCode());
        this.adds = adds;
    }

    /**
     * Writes them.
     *
     * @return the page
     */
    File write(Seen seen, ForkTotals totals, boolean withAllocation) throws IOException {
        if (!folder.isDirectory() && !folder.mkdirs()) {
            throw new IOException("cannot make the folder " + folder);
        }
        List<Flame> flames = new ArrayList<>();
        flames.add(write(cpu(seen.cpu, totals)));
        if (withAllocation) {
            flames.add(write(allocation(seen.allocation, totals)));
        }
        File page = new File(folder, name + ".html");
        try (OutputStream out = new FileOutputStream(page)) {
            FlameFile.write(name, flames, out);
        }
        return page;
    }

    private Flame write(Flame ofThisFork) throws IOException {
        File file = new File(folder, name + '.' + ofThisFork.query.kind.key + ".collapsed");
        Flame flame = adds && file.exists() ? CollapsedSum.of(file, ofThisFork) : ofThisFork;
        try (OutputStream out = new FileOutputStream(file)) {
            CollapsedText.write(flame, out);
        }
        return flame;
    }

    private static Flame cpu(Sampled seen, ForkTotals totals) {
        double java = totals.cpuNanos - totals.gcCpuNanos - totals.jitCpuNanos;
        double benchmark = totals.benchmarkCpuNanos > 0 ? totals.benchmarkCpuNanos : java * seen.share(Group.BENCHMARK);
        return flame(
                Kind.CPU,
                seen,
                totals,
                Arrays.asList(
                        tree(seen, Group.BENCHMARK, benchmark / NANOS_PER_MICRO),
                        tree(seen, Group.OTHER, Math.max(0, java - benchmark) / NANOS_PER_MICRO),
                        new CallTree("collectors", (long) (totals.gcCpuNanos / NANOS_PER_MICRO)),
                        new CallTree("compilers", (long) (totals.jitCpuNanos / NANOS_PER_MICRO))));
    }

    private static Flame allocation(Sampled seen, ForkTotals totals) {
        return flame(
                Kind.ALLOCATION,
                seen,
                totals,
                Arrays.asList(
                        tree(seen, Group.BENCHMARK, totals.benchmarkBytes),
                        tree(seen, Group.OTHER, Math.max(0, totals.bytes - totals.benchmarkBytes))));
    }

    private static CallTree tree(Sampled seen, Group group, double amount) {
        return seen.calls(group).tree(group.title, Math.round(amount));
    }

    private static Flame flame(Kind kind, Sampled seen, ForkTotals totals, List<CallTree> owners) {
        List<CallTree> those = new ArrayList<>(owners);
        those.removeIf(owner -> owner.total == 0);
        return new Flame(
                new Query(null, kind, totals.toSeconds - totals.fromSeconds, 0),
                new CallTree("all", 0, those),
                new Evidence(totals.fromSeconds, totals.toSeconds, seen.samples(), seen.source));
    }
}
