package dev.sonde.runtime;

import dev.sonde.base.Settings;
import dev.sonde.metrics.AgentMetrics;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Sample;
import java.util.Arrays;

/** Tells how it goes with the file of the options, if there is one. */
final class Reloads {

    private Reloads() {}

    static void bind(Meters meters, Settings settings) {
        if (settings.hasFile()) {
            meters.gauge(AgentMetrics.CONFIG_SUCCESSFUL, () -> settings.isFailing() ? 0 : 1);
            meters.family(
                    AgentMetrics.CONFIG_RELOADS,
                    () -> Arrays.asList(
                            new Sample(settings.taken.sum(), "ok"), new Sample(settings.refused.sum(), "failed")));
        }
    }
}
