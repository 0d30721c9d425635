package dev.sonde.rivals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An agent and how it is attached: as near to metrics alone as it can be set to, and sending nothing. */
enum Agent {
    NONE("", ""),
    NONE_AGAIN("", ""),
    SONDE("agent/target/sonde.jar", "=port={port}"),
    SONDE_WITHOUT_JFR("agent/target/sonde.jar", "=port={port},jfr=false"),
    OPENTELEMETRY(
            "jmh/rivals/target/agents/opentelemetry-javaagent.jar",
            "",
            "otel.traces.exporter=none",
            "otel.logs.exporter=none",
            "otel.metrics.exporter=prometheus",
            "otel.exporter.prometheus.host=127.0.0.1",
            "otel.exporter.prometheus.port={port}"),
    /** It knows nothing of requests but what the server's own beans tell. */
    JMX_EXPORTER(
            "jmh/rivals/target/agents/jmx_prometheus_javaagent.jar",
            "=127.0.0.1:{port}:{project}/jmh/rivals/jmx-exporter.yaml"),
    ELASTIC(
            "jmh/rivals/target/agents/elastic-apm-agent.jar",
            "",
            "elastic.apm.disable_send=true",
            "elastic.apm.central_config=false",
            "elastic.apm.cloud_provider=NONE",
            "elastic.apm.transaction_sample_rate=0",
            "elastic.apm.log_level=WARN"),
    GLOWROOT(
            "jmh/rivals/target/agents/glowroot-agent.jar",
            "",
            "glowroot.agent.id=rivals",
            "glowroot.collector.address=127.0.0.1:1",
            "glowroot.conf.dir={folder}",
            "glowroot.log.dir={folder}",
            "glowroot.tmp.dir={folder}"),
    /** Its metrics of requests are made of spans, which it keeps even if it samples none. */
    DATADOG(
            "jmh/rivals/target/agents/dd-java-agent.jar",
            "",
            "dd.trace.agent.url=http://127.0.0.1:1",
            "dd.trace.sample.rate=0",
            "dd.jmxfetch.statsd.host=127.0.0.1",
            "dd.jmxfetch.statsd.port=1",
            "dd.profiling.enabled=false",
            "dd.instrumentation.telemetry.enabled=false",
            "dd.remote_config.enabled=false",
            "dd.crashtracking.enabled=false"),
    /** It has no metrics: samples of CPU time alone, for a server that is not there. */
    PYROSCOPE(
            "jmh/rivals/target/agents/pyroscope.jar",
            "",
            "pyroscope.application.name=rivals",
            "pyroscope.server.address=http://127.0.0.1:1");

    private final String jar;
    private final String argument;
    private final List<String> properties;

    Agent(String jar, String argument, String... properties) {
        this.jar = jar;
        this.argument = argument;
        this.properties = List.of(properties);
    }

    /**
     * What attaches it.
     *
     * @param port where it may serve its metrics, on the loopback interface
     * @param folder where it may write
     */
    List<String> jvmArguments(int port, Path folder) {
        List<String> all = new ArrayList<>();
        if (!jar.isEmpty()) {
            all.add("-javaagent:{project}/" + jar + argument);
        }
        properties.forEach(property -> all.add("-D" + property));
        all.replaceAll(
                each -> each.replace("{project}", Path.of("").toAbsolutePath().toString())
                        .replace("{port}", Integer.toString(port))
                        .replace("{folder}", folder.toString()));
        return all;
    }

    /** Whether it serves metrics. */
    boolean hasDoor() {
        return Stream.concat(Stream.of(argument), properties.stream()).anyMatch(each -> each.contains("{port}"));
    }

    /** The size of its jar; 0 if it has none. */
    long jarBytes() throws IOException {
        return jar.isEmpty() ? 0 : Files.size(Path.of(jar));
    }
}
