package dev.sonde.rivals;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** An agent and how it is attached: as near to metrics alone as it can be set to, and sending nothing. */
enum Agent {
    NONE(""),
    NONE_AGAIN(""),
    SONDE("agent/target/sonde.jar=port=0,report=false"),
    SONDE_WITHOUT_JFR("agent/target/sonde.jar=port=0,report=false,jfr=false"),
    OPENTELEMETRY(
            "jmh/rivals/target/agents/opentelemetry-javaagent.jar",
            "-Dotel.traces.exporter=none",
            "-Dotel.logs.exporter=none",
            "-Dotel.metrics.exporter=prometheus",
            "-Dotel.exporter.prometheus.host=127.0.0.1",
            "-Dotel.exporter.prometheus.port=0"),
    ELASTIC(
            "jmh/rivals/target/agents/elastic-apm-agent.jar",
            "-Delastic.apm.disable_send=true",
            "-Delastic.apm.central_config=false",
            "-Delastic.apm.cloud_provider=NONE",
            "-Delastic.apm.transaction_sample_rate=0",
            "-Delastic.apm.log_level=WARN"),
    GLOWROOT(
            "jmh/rivals/target/agents/glowroot-agent.jar",
            "-Dglowroot.agent.id=rivals",
            "-Dglowroot.collector.address=127.0.0.1:1");

    final List<String> jvmArguments;

    Agent(String jar, String... more) {
        List<String> all = new ArrayList<>();
        all.add("-Xmx512m");
        if (!jar.isEmpty()) {
            all.add("-javaagent:" + jar);
        }
        Stream.of(more).forEach(all::add);
        jvmArguments = List.copyOf(all);
    }
}
