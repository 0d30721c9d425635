package dev.sonde.push;

import dev.sonde.base.Version;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** What OTLP calls the resource: which service, and which instance of it, the metrics are of. */
public final class Resource {

    final Map<String, String> attributes = new LinkedHashMap<>();
    final long startMillis;

    /**
     * The resource of this process. What the service's operator says in {@code OTEL_RESOURCE_ATTRIBUTES} stands before
     * what is known here.
     *
     * @param application what the service is called
     * @param startMillis when the JVM started
     */
    public Resource(String application, String processId, long startMillis, Map<String, String> environment) {
        this.startMillis = startMillis;
        attributes.put("service.name", application);
        attributes.put("service.instance.id", UUID.randomUUID().toString());
        attributes.put("process.pid", processId);
        String host = environment.getOrDefault("HOSTNAME", environment.get("COMPUTERNAME"));
        if (host != null && !host.isEmpty()) {
            attributes.put("host.name", host);
        }
        attributes.put("telemetry.distro.name", "sonde");
        attributes.put("telemetry.distro.version", Version.read());
        attributes.putAll(HeaderFile.ofVariable(environment.get("OTEL_RESOURCE_ATTRIBUTES")));
        attributes.put("service.name", application);
    }
}
