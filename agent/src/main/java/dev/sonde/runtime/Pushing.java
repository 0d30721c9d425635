package dev.sonde.runtime;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.Options;
import dev.sonde.base.Settings;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.push.Push;
import dev.sonde.push.Resource;
import dev.sonde.push.Targets;

/** Starts what pushes the metrics, where an option asks for it. */
final class Pushing {

    private final Settings settings;
    private final Options options;
    private final Log log;
    private final Failures failures;

    Pushing(Settings settings, Log log, Failures failures) {
        this.settings = settings;
        this.options = settings.current();
        this.log = log;
        this.failures = failures;
    }

    /** How it goes is told among the facts. */
    AutoCloseable start(Meters meters, Exposition exposition, String application, AgentFacts facts) {
        if (!Targets.wantedBy(options)) {
            return () -> {};
        }
        Resource resource = new Resource(application, JvmStart.processId(), JvmStart.millis(), System.getenv());
        Targets targets = new Targets(options)
                .withOtlp(meters, resource, System.getenv())
                .withPushgateway(exposition, application)
                .withSnapshot(exposition, JvmStart.processId(), log);
        Push push = Push.start(targets, settings.count(Options.PUSH_INTERVAL), meters, log, failures);
        facts.with("pushes", push::outcomes);
        return push;
    }
}
