package dev.sonde.runtime;

import dev.sonde.base.Json;
import dev.sonde.base.Option;
import dev.sonde.base.Options;
import dev.sonde.base.Settings;
import dev.sonde.boot.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers the commands that come by the attach mechanism, once the agent is up. */
final class Commands {

    private final AgentFacts facts;
    private final Settings settings;

    Commands(AgentFacts facts, Settings settings) {
        this.facts = facts;
        this.settings = settings;
    }

    void tell(Reply reply) {
        reply.with("status", Json.text(facts.status())).with("options", Json.text(facts.options()));
    }

    /** Sets what is given as {@code name=value} with commas between, or tells all if nothing is. */
    void configure(String changes, Reply reply) {
        List<Map<String, Object>> told = new ArrayList<>();
        List<String> refusals = new ArrayList<>();
        if (changes.isEmpty()) {
            Options.ALL.forEach(option -> told.add(describe(option)));
        }
        for (String change : changes.isEmpty() ? new String[0] : changes.split(",")) {
            int equals = change.indexOf('=');
            String name = (equals < 0 ? change : change.substring(0, equals)).trim();
            String value = equals < 0 ? "" : change.substring(equals + 1).trim();
            String refusal = equals < 0 ? "`" + change + "` is not of the form name=value" : settings.set(name, value);
            Option option = Options.named(name);
            Map<String, Object> outcome = option == null ? named(name) : describe(option);
            outcome.put("result", refusal == null ? "set" : "refused");
            if (refusal != null) {
                outcome.put("message", refusal);
                refusals.add(refusal);
            }
            told.add(outcome);
        }
        reply.with("options", Json.text(told));
        reply.end(
                refusals.isEmpty(),
                refusals.isEmpty() ? "config" : "refused",
                refusals.isEmpty() ? told.size() + " options" : String.join("; ", refusals));
    }

    private Map<String, Object> describe(Option option) {
        Options options = settings.current();
        Map<String, Object> told = named(option.key);
        told.put("value", option.kind.shown(options.text(option)));
        told.put("source", options.source(option).isEmpty() ? "default" : options.source(option));
        told.put("effect", option.isLive ? "now" : "start");
        return told;
    }

    private static Map<String, Object> named(String name) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("name", name);
        return told;
    }
}
