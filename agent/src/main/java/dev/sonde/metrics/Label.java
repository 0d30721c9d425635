package dev.sonde.metrics;

/** A label of Sonde's own metrics: its key in both namings. */
public enum Label {
    METHOD("method", "http_request_method", ""),
    /** The route template; absent where the service has none for a request. */
    URI("uri", "http_route", "UNKNOWN"),
    STATUS("status", "http_response_status_code", "UNKNOWN"),
    /** Follows from the status, so OpenTelemetry has no such label. */
    OUTCOME("outcome", "", ""),
    /** The simple name of the exception's class; absent where there was none. */
    EXCEPTION("exception", "error_type", "None"),
    STATE("state", "jvm_thread_state", ""),
    DAEMON("", "jvm_thread_daemon", ""),
    /** The part of a bill. */
    PART("part", "part", ""),
    WHERE("where", "where", ""),
    FEATURE("feature", "feature", ""),
    VERSION("version", "version", ""),
    JAVA("java", "java", ""),
    ID("id", "id", ""),
    RESOURCE("resource", "resource", ""),
    KIND("kind", "kind", ""),
    SCOPE("scope", "scope", ""),
    GC("gc", "gc", ""),
    CAUSE("cause", "cause", ""),
    PHASE("phase", "phase", ""),
    WHEN("when", "when", ""),
    MODE("mode", "mode", ""),
    OPERATION("operation", "operation", ""),
    /** What a thread waits for. */
    BLOCKER("blocker", "blocker", ""),
    REASON("reason", "reason", ""),
    /** One of the code cache. */
    HEAP("heap", "heap", ""),
    COMPILER("compiler", "compiler", ""),
    PROTOCOL("protocol", "protocol", ""),
    TYPE("type", "type", ""),
    EVENT("event", "event", ""),
    EVENT_STATE("state", "state", ""),
    /** Class and method, without what the class is named anew in each run. */
    FUNCTION("function", "function", ""),
    /** Whether an endpoint's, or of the background. */
    OWNER("owner", "owner", ""),
    /** Where metrics are pushed to. */
    TARGET("target", "target", ""),
    /** What came of it. */
    RESULT("result", "result", "");

    private final String micrometerKey;
    private final String openTelemetryKey;
    private final String micrometerAbsent;

    Label(String micrometerKey, String openTelemetryKey, String micrometerAbsent) {
        this.micrometerKey = micrometerKey;
        this.openTelemetryKey = openTelemetryKey;
        this.micrometerAbsent = micrometerAbsent;
    }

    /** The key in this naming, empty if the naming has no such label. */
    public String key(Naming naming) {
        return naming == Naming.OPENTELEMETRY ? openTelemetryKey : micrometerKey;
    }

    /**
     * The value as it is exported, empty if the label is left out.
     *
     * @param value null, empty or Micrometer's word for absent (such as {@code None}) where there is none
     */
    String value(String value, Naming naming) {
        boolean absent = value == null || value.isEmpty() || value.equals(micrometerAbsent);
        if (absent) {
            return naming == Naming.OPENTELEMETRY ? "" : micrometerAbsent;
        }
        return value;
    }
}
