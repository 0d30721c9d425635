package dev.sonde.cli;

import dev.sonde.linux.LinuxProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Shows what JVMs use, again and again or once, as {@code docker stats} shows containers. */
final class Stats {
    private final StatsArguments arguments;
    private final StatsFormat format;
    private final PrintStream out;

    /**
     * Prepares it.
     *
     * @throws IllegalArgumentException if the format makes no sense
     */
    Stats(StatsArguments arguments, PrintStream out) {
        this.arguments = arguments;
        this.format = new StatsFormat(arguments.format, arguments.truncate);
        this.out = out;
    }

    /**
     * Runs until it is interrupted, all processes that were asked for have ended, or it was to look once.
     *
     * @throws IOException if there is nothing to read, or no such process
     */
    void run() throws IOException, InterruptedException {
        if (!LinuxProcess.isHere() && arguments.proc.equals("/proc")) {
            throw new IOException("stats reads /proc, which only Linux has");
        }
        StatsSample before = new StatsSample(arguments.proc);
        refuseStrangers(before);
        Screen screen = new Screen(out, arguments.stream && format.isTable && Screen.isTerminal());
        List<StatsRow> rows;
        do {
            TimeUnit.MICROSECONDS.sleep((long) (arguments.intervalSeconds * 1e6));
            StatsSample now = new StatsSample(arguments.proc);
            rows = now.rows(before, arguments);
            show(screen, format.lines(rows));
            before = now;
        } while (arguments.stream && !out.checkError() && !(rows.isEmpty() && !arguments.processes.isEmpty()));
    }

    private void refuseStrangers(StatsSample sample) throws IOException {
        if (sample.jvms.isEmpty() && sample.machine.mark == 0) {
            throw new IOException(arguments.proc + " is not a /proc of Linux");
        }
        for (String word : arguments.processes) {
            if (sample.jvms.values().stream().noneMatch(each -> each.jvm.isCalled(word))) {
                throw new IOException("there is no JVM " + word + " here");
            }
        }
    }

    /** One page after the other has a blank line between; lines for a program have none. */
    private void show(Screen screen, List<String> lines) {
        if (format.isTable && arguments.stream) {
            screen.show(lines);
        } else {
            lines.forEach(out::println);
            out.flush();
        }
    }
}
