package dev.sonde.runtime;

import dev.sonde.base.Failures;
import dev.sonde.base.Feature;
import dev.sonde.base.Option;
import dev.sonde.base.Options;
import dev.sonde.base.Settings;
import dev.sonde.live.Facts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What the agent tells of itself: each fact by its name, asked for when somebody wants to know. Any thread. */
final class AgentFacts implements Facts {

    private final Settings settings;
    private final Map<String, Supplier<Object>> facts = new LinkedHashMap<>();

    AgentFacts(Settings settings) {
        this.settings = settings;
    }

    synchronized AgentFacts with(String name, Supplier<Object> fact) {
        facts.put(name, fact);
        return this;
    }

    AgentFacts withFailures(Failures failures) {
        return with("failures", failures::counts);
    }

    AgentFacts withFeatures(List<Feature> features) {
        return with("features", () -> {
            Map<String, Boolean> active = new LinkedHashMap<>();
            features.forEach(feature -> active.put(feature.name, feature.isOn()));
            return active;
        });
    }

    @Override
    public synchronized Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        facts.forEach((name, fact) -> status.put(name, fact.get()));
        return status;
    }

    /** Of those that were set what the start-up report says, and the defaults of all others. */
    @Override
    public Map<String, Object> options() {
        List<String> chosen = settings.current().chosen();
        Map<String, Object> defaults = new LinkedHashMap<>();
        for (Option option : Options.ALL) {
            if (chosen.stream().noneMatch(each -> each.startsWith(option.key + '='))) {
                defaults.put(option.key, option.defaultValue);
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("chosen", chosen);
        all.put("defaults", defaults);
        return all;
    }
}
