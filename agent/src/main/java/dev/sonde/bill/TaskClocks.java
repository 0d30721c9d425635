package dev.sonde.bill;

import dev.sonde.linux.Tasks;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

/**
 * The kernel's account of the JVM's own threads, by the names that the JVM gives them: some 20 µs for each. Where there
 * is no {@code /proc} there are none.
 */
final class TaskClocks implements VmClocks {

    // Names are cut after 15 characters. Java's own threads have them too, but are read elsewhere.
    private static final Pattern JVMS = Pattern.compile("VM Thread|VM Periodic Tas|Service Thread|Sweeper thread"
            + "|C[12] CompilerThre|JVMCI.*|(Par)?GC Thread#.*|G1 (Main Marker|Conc#.*|Refine#.*|Young RemSet)"
            + "|StrDedup|CMS .*|Concurrent Mark.*|Shenandoah.*|JFR (Sampler|Thread Samp|CPU ).*"
            + "|Z(Director|Driver|Stat|Worker.*|Uncommitter|Unmapper)");
    private static final String SAMPLER = "JFR Sampler";
    private static final long LIST_EVERY_NANOS = 10_000_000_000L;
    private static final int FEW = 500;

    private final Tasks tasks;
    private final ToLongFunction<String> cpuNanos;
    private final LongSupplier nanoTime;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> othersIds = new HashSet<>();
    private long listedNanos;
    private boolean isListed;
    private String agentsId;

    /**
     * @param nanoTime tells the time
     */
    TaskClocks(Tasks tasks, LongSupplier nanoTime) {
        this(tasks, tasks::cpuNanos, nanoTime);
    }

    /**
     * @param cpuNanos tells what a task has taken, negative if that is not known
     */
    TaskClocks(Tasks tasks, ToLongFunction<String> cpuNanos, LongSupplier nanoTime) {
        this.tasks = tasks;
        this.cpuNanos = cpuNanos;
        this.nanoTime = nanoTime;
    }

    @Override
    public void read(Reader reader) {
        list();
        names.forEach((id, name) -> {
            long nanos = cpuNanos.applyAsLong(id);
            if (nanos >= 0) {
                reader.take(id, name, nanos);
            }
        });
    }

    // A list of thousands takes milliseconds, and the JVM starts few of its own.
    private void list() {
        long now = nanoTime.getAsLong();
        if (isListed && names.size() + othersIds.size() > FEW && now - listedNanos < LIST_EVERY_NANOS) {
            return;
        }
        isListed = true;
        listedNanos = now;
        List<String> ids = Arrays.asList(tasks.ids());
        Set<String> live = new HashSet<>(ids);
        names.keySet().retainAll(live);
        othersIds.retainAll(live);
        Collections.sort(ids, Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        ids.forEach(this::know);
    }

    private void know(String id) {
        if (othersIds.contains(id)) {
            return;
        }
        // Asked again: one that has just begun is still called as the thread that started it.
        String name = nameOf(id);
        if (JVMS.matcher(name).matches()) {
            names.put(id, name);
        } else {
            names.remove(id);
            othersIds.add(id);
        }
    }

    // The thread that samples for JFR has no name of its own on 11, and so that of the agent's that started it.
    private String nameOf(String id) {
        String name = tasks.name(id);
        if (!name.equals(JfrThreads.AGENTS)) {
            return name;
        }
        boolean isFirst = agentsId == null || agentsId.equals(id) || !othersIds.contains(agentsId);
        agentsId = isFirst ? id : agentsId;
        return isFirst ? name : SAMPLER;
    }
}
