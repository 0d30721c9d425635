package dev.sonde;

import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.Scrape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An agent of somebody else, what it is told so that nothing leaves the machine, and how it shows what it saw. */
enum OtherAgent {
    /** It writes a line for each span. */
    OPEN_TELEMETRY(
            "opentelemetry-javaagent",
            "'GET /app/exact' : ",
            "otel.traces.exporter=console",
            "otel.metrics.exporter=none",
            "otel.logs.exporter=none"),
    /** It serves what Tomcat's bean counts. */
    JMX_EXPORTER("jmx_prometheus_javaagent", null),
    /** It writes a line for each transaction. */
    ELASTIC(
            "elastic-apm-agent",
            "endTransaction .*/exact|endTransaction .*Page",
            "elastic.apm.log_level=DEBUG",
            "elastic.apm.disable_send=true",
            "elastic.apm.central_config=false",
            "elastic.apm.cloud_provider=NONE",
            "elastic.apm.server_url=http://127.0.0.1:9"),
    /** It writes each trace. */
    DATADOG(
            "dd-java-agent",
            "\"resource\":\"GET /app/exact\"",
            "dd.writer.type=LoggingWriter",
            "dd.instrumentation.telemetry.enabled=false",
            "dd.remote_config.enabled=false",
            "dd.jmxfetch.enabled=false",
            "dd.crashtracking.enabled=false",
            "dd.trace.agent.url=http://127.0.0.1:9"),
    /** It says when it cannot hand over what it sampled. */
    PYROSCOPE(
            "agent-2",
            "(?i)error uploading|failed to connect",
            "pyroscope.application.name=tomcat",
            "pyroscope.upload.interval=1s",
            "pyroscope.server.address=http://127.0.0.1:9");

    private static final String BEAN = "Tomcat_GlobalRequestProcessor_requestCount";
    private static final String EACH_BEAN = "rules:\n- pattern: '.*'\n";

    private final String jar;
    private final Pattern line;
    private final List<String> properties;

    OtherAgent(String jar, String line, String... properties) {
        this.jar = jar;
        this.line = line == null ? null : Pattern.compile(line);
        this.properties = List.of(properties);
    }

    /** Those that this build resolved. */
    static Stream<OtherAgent> atHand() {
        return Stream.of(values()).filter(each -> each.jars().findAny().isPresent());
    }

    /** Whether each request shows in what it tells. */
    boolean counts() {
        return this != PYROSCOPE;
    }

    /** Whether threads that it starts for itself may hold on to whose thread that was. */
    boolean mayKeepOurLoader() {
        return this == ELASTIC;
    }

    private Stream<Path> jars() {
        return Fixture.OTHER_AGENTS.classPath().stream()
                .filter(each -> each.getFileName().toString().startsWith(jar));
    }

    /** Starts a JVM with it; the port is for the one that serves what it saw. */
    void in(ChildCommand command, Path folder, int port) throws IOException {
        String path = jars().findAny().orElseThrow().toString();
        String argument = "";
        if (this == JMX_EXPORTER) {
            argument = "=127.0.0.1:" + port + ":" + Files.writeString(folder.resolve("jmx.yaml"), EACH_BEAN);
        }
        properties.forEach(each -> command.jvm("-D" + each));
        command.jvm("-javaagent:" + path + argument);
    }

    /** How much it has shown: one for each request, where it shows each. */
    long figure(ChildJvm child, int port) {
        if (this == JMX_EXPORTER) {
            return (long) Scrape.from("http://127.0.0.1:" + port + "/metrics").sum(BEAN);
        }
        return Stream.of(child.out(), child.err())
                .flatMap(List::stream)
                .filter(line.asPredicate())
                .count();
    }
}
