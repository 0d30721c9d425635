package dev.sonde.jmh.gate.store;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the machine at hand is, as far as it decides how fast a benchmark runs. */
public final class Machine {
    static final String CPU = "cpu";
    static final String MEMORY = "memory";
    private static final double GIB = 1L << 30;

    private Machine() {}

    /** Returns its traits: {@code cpu}, {@code cores}, {@code memory}, {@code os} and {@code kernel}. */
    public static Map<String, String> traits() {
        Map<String, String> traits = new TreeMap<>();
        traits.put(CPU, cpu(Path.of("/proc/cpuinfo")));
        traits.put("cores", String.valueOf(Runtime.getRuntime().availableProcessors()));
        traits.put("os", System.getProperty("os.name") + ' ' + System.getProperty("os.arch"));
        traits.put("kernel", System.getProperty("os.version"));
        if (ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system) {
            traits.put(MEMORY, String.format(Locale.ROOT, "%.1f GiB", system.getTotalMemorySize() / GIB));
        }
        return traits;
    }

    private static String cpu(Path cpuinfo) {
        try (Stream<String> lines = Files.lines(cpuinfo)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElseGet(Machine::unnamedCpu);
        } catch (IOException notLinux) {
            return unnamedCpu();
        }
    }

    private static String unnamedCpu() {
        return System.getenv().getOrDefault("PROCESSOR_IDENTIFIER", System.getProperty("os.arch"));
    }
}
