package dev.sonde.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.opentest4j.TestAbortedException;

/**
 * A cgroup of this machine, made for a test in every hierarchy of v1 that matters, and gone when it is. Where none can be
 * made, the test is skipped.
 */
public final class LiveCgroup implements AutoCloseable {
    /** How a process sees its cgroup. */
    public enum View {
        /** Its own folder is mounted over the root of each hierarchy. */
        BOUND,
        /** In a namespace of its own, which hides its path. */
        NAMESPACE,
        /** The same, with the mounts of the host still there beneath. */
        COVERED
    }

    private static final Path MOUNTS = Path.of("/sys/fs/cgroup");
    private static final List<String> CONTROLLERS = List.of("cpu", "cpuacct", "memory", "pids", "blkio");
    private static final Path UNSHARE = Path.of("/usr/bin/unshare");
    private static final String START = "exec \"$@\"";
    private static final String UNIFIED = "unified";
    private static final double MICROS_PER_SECOND = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final AtomicInteger MADE = new AtomicInteger();

    private final String path;
    private String start = START;

    private LiveCgroup(String path) {
        this.path = path;
    }

    /** Makes it, with its ancestors; each test needs a path of its own. */
    public static LiveCgroup make(String path) {
        LiveCgroup cgroup = new LiveCgroup(path + "-" + ProcessHandle.current().pid() + "-" + MADE.incrementAndGet());
        try {
            for (String controller : CONTROLLERS) {
                if (!Files.isRegularFile(MOUNTS.resolve(controller).resolve("release_agent"))) {
                    throw new TestAbortedException("NO CGROUP v1 " + controller + " HERE, skipped");
                }
            }
            for (String hierarchy : hierarchies()) {
                Files.createDirectories(cgroup.folder(hierarchy));
            }
            return cgroup;
        } catch (IOException refused) {
            cgroup.close();
            throw new TestAbortedException("NO CGROUP CAN BE MADE HERE, skipped: " + refused);
        }
    }

    /** The path as the kernel tells it. */
    public String path() {
        return "/" + path;
    }

    /** Shows those within only this cgroup where all of the hierarchies were, as container engines do. */
    public LiveCgroup seen(View view) {
        if (!Files.isExecutable(UNSHARE)) {
            throw new TestAbortedException("NO " + UNSHARE + " HERE, skipped");
        }
        boolean isBound = view == View.BOUND;
        StringBuilder line = new StringBuilder("exec " + UNSHARE + " -m " + (isBound ? "" : "-C") + " sh -c '");
        line.append(view == View.NAMESPACE ? "umount -l -R " + MOUNTS + " && " : "");
        line.append(isBound ? "" : "mount -t tmpfs none " + MOUNTS + " && ");
        for (String controller : CONTROLLERS) {
            Path point = MOUNTS.resolve(controller);
            line.append(isBound ? "" : "mkdir " + point + " && mount -t cgroup -o " + controller + " cgroup ")
                    .append(isBound ? "mount --bind " + folder(controller) + " " : "")
                    .append(point + " && ");
        }
        start = line + START + "' sh \"$@\"";
        return this;
    }

    /** A shell's line that moves the shell into it and starts what the shell's arguments say. */
    String startWithin() {
        StringBuilder line = new StringBuilder();
        for (String controller : hierarchies()) {
            line.append("echo $$ > ").append(folder(controller)).append("/cgroup.procs && ");
        }
        return line + start;
    }

    public void limitMemory(String level, double bytes) {
        write("memory", level, "memory.limit_in_bytes", String.format(Locale.ROOT, "%.0f", bytes));
    }

    public void limitCpu(String level, int quotaMicros, int periodMicros) {
        write("cpu", level, "cpu.cfs_period_us", "" + periodMicros);
        write("cpu", level, "cpu.cfs_quota_us", "" + quotaMicros);
    }

    public void limitPids(String level, int pids) {
        write("pids", level, "pids.max", "" + pids);
    }

    /** What the kernel's files say now, read without the agent's code, under the names of the metrics. */
    public Scrape figures() {
        StringBuilder text = new StringBuilder();
        sample(text, "cgroup_cpu_seconds_total", number("cpuacct", "cpuacct.usage", "") / NANOS_PER_SECOND);
        sample(text, "cgroup_cpu_periods_total", number("cpu", "cpu.stat", "nr_periods"));
        sample(text, "cgroup_cpu_throttled_periods_total", number("cpu", "cpu.stat", "nr_throttled"));
        sample(
                text,
                "cgroup_cpu_throttled_seconds_total",
                number("cpu", "cpu.stat", "throttled_time") / NANOS_PER_SECOND);
        double usage = number("memory", "memory.usage_in_bytes", "");
        sample(text, "cgroup_memory_usage_bytes", usage);
        sample(text, "cgroup_memory_working_set_bytes", usage - number("memory", "memory.stat", "total_inactive_file"));
        sample(text, "cgroup_oom_kills_total", number("memory", "memory.oom_control", "oom_kill"));
        sample(text, "cgroup_pids", number("pids", "pids.current", ""));
        return Scrape.parse(text.toString());
    }

    /** How long tasks have waited for a processor, by the file that v2 has beside v1; NaN where it is not there. */
    public double stalledSeconds() {
        if (!hierarchies().contains(UNIFIED)) {
            return Double.NaN;
        }
        try {
            String some =
                    Files.readAllLines(folder(UNIFIED).resolve("cpu.pressure")).get(0);
            return Double.parseDouble(some.substring(some.indexOf("total=") + "total=".length())) / MICROS_PER_SECOND;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> hierarchies() {
        List<String> all = new ArrayList<>(CONTROLLERS);
        if (Files.isRegularFile(MOUNTS.resolve(UNIFIED).resolve("cpu.pressure"))) {
            all.add(UNIFIED);
        }
        return all;
    }

    private static void sample(StringBuilder text, String name, double value) {
        text.append(name).append(' ').append(value).append('\n');
    }

    private double number(String controller, String file, String key) {
        try {
            for (String line : Files.readAllLines(folder(controller).resolve(file))) {
                if (key.isEmpty() || line.startsWith(key + " ")) {
                    return Double.parseDouble(line.substring(key.length()).trim());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException(file + " has no " + key);
    }

    private void write(String controller, String level, String file, String value) {
        Path folder = folder(controller);
        while (!folder.getFileName().toString().startsWith(level)) {
            folder = folder.getParent();
        }
        try {
            Files.writeString(folder.resolve(file), value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path folder(String controller) {
        return MOUNTS.resolve(controller).resolve(path);
    }

    /** Ends the processes that are left in it and removes it with those ancestors that are empty then. */
    @Override
    public void close() {
        for (String controller : hierarchies()) {
            List<Path> levels = new ArrayList<>();
            for (Path level = folder(controller);
                    !level.equals(MOUNTS.resolve(controller));
                    level = level.getParent()) {
                levels.add(level);
            }
            end(levels.get(0));
            for (Path level : levels) {
                try {
                    Files.deleteIfExists(level);
                } catch (IOException inUseByAnotherTest) {
                    break;
                }
            }
        }
    }

    private static void end(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Await.until("no process in " + folder, Duration.ofSeconds(20), () -> {
            List<String> processes = Files.readAllLines(folder.resolve("cgroup.procs"));
            for (String process : processes) {
                ProcessHandle.of(Long.parseLong(process)).ifPresent(ProcessHandle::destroyForcibly);
            }
            return processes.isEmpty();
        });
    }
}
