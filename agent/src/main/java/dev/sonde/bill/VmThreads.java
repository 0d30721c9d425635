package dev.sonde.bill;

import dev.sonde.base.Jvm;
import dev.sonde.linux.Tasks;
import java.lang.instrument.Instrumentation;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What the JVM's own threads take, those that no Java code sees: collectors, compilers and housekeeping. */
final class VmThreads {

    private static final String VM_THREAD = "VM Thread";
    private static final Pattern COLLECTOR =
            Pattern.compile("GC|G1|Gang|ParGC|CMS|Concurrent|Shenandoah|StringDedup|StrDedup|[XZ][A-Z]");

    private final VmClocks clocks;
    private final SerialCollections serial = new SerialCollections();
    private Map<String, Long> lastNanos = new HashMap<>();

    VmThreads(VmClocks clocks) {
        this.clocks = clocks;
    }

    /** Where this JVM lets nobody read them, as OpenJ9, nothing is ever put down and all of it is unattributed. */
    static VmThreads find(Instrumentation instrumentation) {
        if (!Jvm.hasSoundThreadList()) {
            return new VmThreads(new TaskClocks(new Tasks(), System::nanoTime));
        }
        try {
            return new VmThreads(BeanClocks.find(instrumentation));
        } catch (ReflectiveOperationException | LinkageError otherJvm) {
            return new VmThreads(reader -> {});
        }
    }

    /** Puts down what they took since the last time. Not for two threads at once. */
    void putDown(Lines lines) {
        Map<String, Long> nowNanos = new HashMap<>();
        clocks.read((id, name, nanos) -> {
            nowNanos.put(id, nanos);
            putDown(name, grown(id, nanos), lines);
        });
        lastNanos = nowNanos;
    }

    private void putDown(String name, long nanos, Lines lines) {
        if (name.equals(VM_THREAD)) {
            long collecting = serial.share(nanos);
            lines.gc.add(collecting, 0);
            lines.jvm.add(nanos - collecting, 0);
        } else {
            payer(name, lines).add(nanos, 0);
        }
    }

    private static Payer payer(String name, Lines lines) {
        if (isCompiler(name)) {
            return lines.jit;
        }
        return isCollector(name) ? lines.gc : JfrThreads.is(name) ? lines.jfr : lines.jvm;
    }

    // Compiler threads come and go, and a new one takes the name of one that went.
    private long grown(String id, long nanos) {
        Long last = lastNanos.get(id);
        return last == null || last > nanos ? nanos : nanos - last;
    }

    static boolean isCompiler(String name) {
        return name.contains("CompilerThre") || name.contains("JVMCI");
    }

    static boolean isCollector(String name) {
        return COLLECTOR.matcher(name).lookingAt() || name.contains(" GC ");
    }
}
