package dev.sonde.jmh.profiler;

import dev.sonde.linux.ProcFile;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.charset.StandardCharsets;

/** The most memory that was in use since it was last asked to begin anew. */
final class Peaks {

    // What the kernel calls resetting the high water mark of the resident size.
    private static final byte[] RESET = "5".getBytes(StandardCharsets.US_ASCII);

    private Peaks() {}

    /** Begins anew, as far as the kernel lets it. */
    static void reset() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                pool.resetPeakUsage();
            }
        }
        try (OutputStream out = new FileOutputStream("/proc/self/clear_refs")) {
            out.write(RESET);
        } catch (IOException notAllowed) {
            // Then it is the peak of the JVM's whole life.
            return;
        }
    }

    /** The peaks of the heap's pools added up, which need not have been at one moment. */
    static double heapBytes() {
        double sum = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            sum += pool.getType() == MemoryType.HEAP ? pool.getPeakUsage().getUsed() : 0;
        }
        return sum;
    }

    /** NaN where the kernel does not tell. */
    static double residentBytes() {
        for (String line : new ProcFile("/proc/self/status").lines()) {
            if (line.startsWith("VmHWM:")) {
                return ProcFile.kilobytes(line);
            }
        }
        return Double.NaN;
    }
}
