package dev.sonde.push;

import dev.sonde.base.Log;
import dev.sonde.base.Option;
import dev.sonde.base.Options;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.OtlpExposition;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Where the options say to push to. */
public final class Targets {

    private static final String EXPONENTIAL = "exponential";

    private final Options options;
    private final List<Target> all = new ArrayList<>();

    public Targets(Options options) {
        this.options = options;
    }

    List<Target> all() {
        return all;
    }

    /** Whether there is any. */
    public static boolean wantedBy(Options options) {
        return isSet(options, Options.OTLP) || isSet(options, Options.PUSHGATEWAY) || isSet(options, Options.SNAPSHOT);
    }

    /** The receiver of OTLP, if there is one. */
    public Targets withOtlp(Meters meters, Resource resource, Map<String, String> environment) {
        if (isSet(options, Options.OTLP)) {
            OtlpExposition exposition = new OtlpExposition(
                    meters,
                    resource.attributes,
                    resource.startMillis,
                    options.text(Options.OTLP_HISTOGRAMS).equals(EXPONENTIAL));
            String variable = environment.getOrDefault(
                    "OTEL_EXPORTER_OTLP_METRICS_HEADERS", environment.get("OTEL_EXPORTER_OTLP_HEADERS"));
            HeaderFile headers = new HeaderFile(options.text(Options.OTLP_HEADERS), HeaderFile.ofVariable(variable));
            all.add(new Otlp(URI.create(options.text(Options.OTLP)), exposition, headers));
        }
        return this;
    }

    /** The Pushgateway, if there is one. */
    public Targets withPushgateway(Exposition exposition, String job) {
        if (isSet(options, Options.PUSHGATEWAY)) {
            HeaderFile headers = new HeaderFile(options.text(Options.PUSHGATEWAY_HEADERS), Collections.emptyMap());
            all.add(new Pushgateway(URI.create(options.text(Options.PUSHGATEWAY)), job, exposition, headers));
        }
        return this;
    }

    /** The file, if there is one; {@code %p} in its name is the process's id. */
    public Targets withSnapshot(Exposition exposition, String processId, Log log) {
        if (isSet(options, Options.SNAPSHOT)) {
            String path = options.text(Options.SNAPSHOT).replace("%p", processId);
            try {
                all.add(new Snapshot(Paths.get(path), exposition));
            } catch (InvalidPathException malformed) {
                log.line("snapshot=" + path + " is no path here (" + malformed.getReason() + "); going on without it");
            }
        }
        return this;
    }

    private static boolean isSet(Options options, Option option) {
        return !options.text(option).isEmpty();
    }
}
