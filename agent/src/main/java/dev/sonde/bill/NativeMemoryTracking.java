package dev.sonde.bill;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the JVM counts of its own memory where it was started with {@code -XX:NativeMemoryTracking=summary}. */
final class NativeMemoryTracking {

    private static final Pattern HEADER = Pattern.compile("^-\\s+(\\w[\\w ]*\\w) \\(reserved=.*");
    private static final Pattern TAKEN = Pattern.compile("\\((malloc|arena|mmap: reserved=\\d+KB, committed)=(\\d+)KB");

    static final String[] GC = {"GC", "GCCardSet", "String Deduplication"};
    static final String[] COMPILER = {"Compiler", "JVMCI"};
    static final String[] SYMBOLS = {"Symbol"};

    private final Map<String, Long> allocated = new HashMap<>();
    private final Map<String, Long> committed = new HashMap<>();

    /** Asks the JVM if it counts; knows nothing otherwise. It stops nothing. */
    static NativeMemoryTracking ask() {
        String mode = VmFlags.value("NativeMemoryTracking");
        boolean isOn = mode.equals("summary") || mode.equals("detail");
        return parse(isOn ? DiagnosticCommands.run("vmNativeMemory", "summary") : "");
    }

    /**
     * Takes the categories.
     *
     * @param summary what {@code VM.native_memory summary} says, in KB
     */
    static NativeMemoryTracking parse(String summary) {
        NativeMemoryTracking tracking = new NativeMemoryTracking();
        String category = "";
        for (String line : summary.split("\n")) {
            Matcher header = HEADER.matcher(line);
            category = header.matches() ? header.group(1) : category;
            tracking.take(category, line);
        }
        return tracking;
    }

    private void take(String category, String line) {
        Matcher taken = TAKEN.matcher(line);
        if (taken.find()) {
            Map<String, Long> kind = taken.group(1).startsWith("mmap") ? committed : allocated;
            kind.merge(category, Long.parseLong(taken.group(2)) << 10, Long::sum);
        }
    }

    boolean isKnown() {
        return !allocated.isEmpty();
    }

    /** Bytes that these categories took from malloc. */
    long allocated(String... categories) {
        long bytes = 0;
        for (String category : categories) {
            bytes += allocated.getOrDefault(category, 0L);
        }
        return bytes;
    }

    /** What Unsafe took from malloc, direct buffers too. Before 11 some of the JVM's own is in that category. */
    long unsafeBytes() {
        return allocated(allocated.containsKey("Other") ? "Other" : "Internal");
    }

    /** What the JVM took from malloc for all that has no part of its own. */
    long allocatedElse() {
        long all = allocated.values().stream().mapToLong(Long::longValue).sum();
        return all - unsafeBytes() - allocated(GC) - allocated(COMPILER) - allocated(SYMBOLS);
    }

    /** Bytes that the collector mapped and may touch. */
    long committedByGc() {
        return committed.getOrDefault(GC[0], 0L);
    }
}
