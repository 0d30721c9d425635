package dev.sonde.process;

import dev.sonde.base.Daemon;
import dev.sonde.base.Failures;
import dev.sonde.linux.Reading;
import java.util.function.Supplier;
import oshi.SystemInfo;
import oshi.software.os.OSProcess;

/**
 * Reads this process by OSHI, where there is no {@code /proc}. Loading OSHI takes about 200 ms and starts programs, so
 * that happens on a thread of its own, and the figures are unknown until it is done.
 */
final class OshiProcess implements Supplier<Reading> {

    private volatile OSProcess process;

    OshiProcess(Failures failures) {
        Daemon.start("oshi", () -> load(failures));
    }

    // The end of a thread: what is thrown here would otherwise be printed by the JVM.
    private void load(Failures failures) {
        try {
            process = new SystemInfo().getOperatingSystem().getCurrentProcess();
        } catch (Throwable failure) {
            failures.report("oshi", failure);
        }
    }

    @Override
    public synchronized Reading get() {
        if (process == null || !process.updateAttributes()) {
            return Reading.UNKNOWN;
        }
        Reading.Builder reading = new Reading.Builder();
        reading.residentBytes = known(process.getResidentMemory());
        reading.virtualBytes = known(process.getVirtualSize());
        reading.openFds = known(process.getOpenFiles());
        reading.maxFds = known(process.getSoftOpenFileLimit());
        reading.threads = known(process.getThreadCount());
        return reading.build();
    }

    private static double known(long figure) {
        return figure > 0 ? figure : Double.NaN;
    }
}
