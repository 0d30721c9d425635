package dev.sonde.runtime;

import dev.sonde.base.Jvm;
import dev.sonde.base.Log;
import dev.sonde.base.Options;
import dev.sonde.base.Version;
import java.util.List;

/** What the agent says of itself when it is up: less than a screen, and the URL to look at. */
final class StartupReport {

    private final Log log;

    StartupReport(Log log) {
        this.log = log;
    }

    /**
     * Writes the report.
     *
     * @param url where the metrics are, empty if they are not served
     */
    void write(Options options, String application, String probes, String url) {
        line("version", Version.read() + " on " + Jvm.description());
        line("application", application);
        line("weaves", probes);
        line("measures", clocks(options));
        List<String> chosen = options.chosen();
        line("options", chosen.isEmpty() ? "defaults" : String.join(", ", chosen));
        line("metrics", url.isEmpty() ? "not served, see above" : url);
    }

    private void line(String what, String text) {
        log.line(what + ' ' + text);
    }

    private static String clocks(Options options) {
        StringBuilder clocks = new StringBuilder("time");
        clocks.append(options.isOn(Options.CPU) ? ", CPU seconds" : "");
        clocks.append(options.isOn(Options.ALLOCATION) ? ", allocated bytes" : "");
        return clocks.append(" of every request").toString();
    }
}
