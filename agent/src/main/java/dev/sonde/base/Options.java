package dev.sonde.base;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Every option of the agent, one line each, and the values in force.
 *
 * <p>An option is looked for in the agent's argument ({@code port=9808,names=opentelemetry}), then the system property
 * ({@code sonde.port}), then the environment ({@code SONDE_PORT}), then the file that {@link #CONFIG} names. Immutable.
 */
public final class Options {

    // In the order of the help text; filled by the constants that follow.
    private static final List<Option> DECLARED = new ArrayList<>();

    public static final Option ENABLED = option("enabled", Kind.SWITCH, "true", "false leaves the service untouched");
    public static final Option CONFIG = option("config", Kind.FILE, "", "a properties file with options, one a line");
    public static final Option APPLICATION =
            option("application", Kind.TEXT, "", "label `application` on every metric; else guessed from the service");
    public static final Option HOST = option("host", Kind.ADDRESS, "127.0.0.1", "address the scrape is served on");
    public static final Option PORT =
            option("port", Kind.PORTS, "9808", "port of the scrape; 0 takes a free one, a range its first free one");
    public static final Option TLS_CERT = option(
            "tls-cert", Kind.FILE, "", "serve over TLS: certificate chain (PEM), or PKCS12 or JKS store with the key");
    public static final Option TLS_KEY =
            option("tls-key", Kind.FILE, "", "key of the certificate (PEM, PKCS#8), where tls-cert does not hold it");
    public static final Option TLS_PASSWORD =
            option("tls-password", Kind.SECRET, "", "where the password of the stores is said");
    public static final Option TLS_CLIENT_CA = option(
            "tls-client-ca",
            Kind.FILE,
            "",
            "whose certificates clients have to show (PEM or store); else they show none");
    public static final Option TLS_PROTOCOLS =
            option("tls-protocols", Kind.NAMES, "TLSv1.3:TLSv1.2", "of these, those that the JVM has");
    public static final Option TLS_CIPHERS =
            option("tls-ciphers", Kind.NAMES, "", "of these, those that the JVM has; else its own choice");
    public static final Option AUTH_USERS = option(
            "auth-users", Kind.SECRET, "", "who may do what: lines name:right:hash, or as htpasswd -B writes them");
    public static final Option AUTH_TOKENS = option(
            "auth-tokens", Kind.SECRET, "", "bearer tokens: lines right:token, or token for one that may scrape");
    public static final Option NAMES =
            option("names", Kind.NAMING, "micrometer", "whose metric names and labels to use");
    public static final Option BUCKETS = option(
            "buckets",
            Kind.SECONDS,
            "0.005:0.01:0.025:0.05:0.075:0.1:0.25:0.5:0.75:1:2.5:5:7.5:10",
            "upper bounds of the duration histogram's buckets, in seconds");
    public static final Option FINE_BUCKETS =
            option("fine-buckets", Kind.SECONDS, "", "a second histogram of all requests, without labels, by these");
    public static final Option ENDPOINTS =
            live("endpoints", Kind.COUNT, "200", "endpoints told apart; later ones share the endpoint `OVERFLOW`");
    public static final Option EXCLUDE_ROUTES = live(
            "exclude-routes", Kind.NAMES, "", "routes that no metric counts; `*` is anything, such as /actuator/*");
    public static final Option EXCLUDE_PATHS =
            live("exclude-paths", Kind.NAMES, "", "the same by the path that the client sent, such as /health:*.png");
    public static final Option EXCLUDE_METHODS =
            live("exclude-methods", Kind.NAMES, "", "methods whose requests no metric counts, such as OPTIONS:HEAD");
    public static final Option UNTEMPLATED = live(
            "untemplated",
            Kind.UNTEMPLATED,
            "group",
            "what no route matched: one endpoint `UNKNOWN`, in no metric, or by its path with `{}` for numbers");
    public static final Option STATUS_GROUPING =
            live("status-grouping", Kind.SWITCH, "false", "tell the status as 2xx, 4xx and so on");
    public static final Option IN_FLIGHT =
            option("in-flight", Kind.IN_FLIGHT, "endpoint", "requests in flight: by endpoint, in all, or not told");
    public static final Option LABELS =
            option("labels", Kind.LABELS, "", "further labels on every metric, with these values");
    public static final Option REQUEST_LABELS = option(
            "request-labels", Kind.HEADER_LABELS, "", "labels from headers of requests; what is not listed is `other`");
    public static final Option ANSWER_LABELS =
            option("answer-labels", Kind.HEADER_LABELS, "", "the same from headers of answers");
    public static final Option QUEUE_HEADERS = option(
            "queue-headers", Kind.NAMES, "", "headers that tell when a load balancer sent it, such as X-Request-Start");
    public static final Option BODIES = option(
            "bodies", Kind.SWITCH, "false", "bytes of bodies and the time until answers begin, where the server tells");
    public static final Option OBSERVER =
            option("observer", Kind.FILE, "", "a jar with observers of your own that are told of each request");
    public static final Option CPU = option("cpu", Kind.SWITCH, "true", "read the thread CPU clock of each request");
    public static final Option ALLOCATION =
            option("allocation", Kind.SWITCH, "true", "read the allocated bytes of each request");
    public static final Option HOPS = option(
            "hops", Kind.SWITCH, "true", "bill a request for the tasks that it hands to pools and CompletableFutures");
    public static final Option JVM = option("jvm", Kind.SWITCH, "true", "export heap, GC, threads, classes and more");
    public static final Option PROCESS =
            option("process", Kind.SWITCH, "true", "export process_* and cgroup_* figures");
    public static final Option BILL =
            option("bill", Kind.SWITCH, "true", "export who takes how much CPU and heap, threads and JVM included");
    public static final Option BUDGET = live(
            "budget", Kind.PERCENT, "1", "CPU the agent's threads may take, of one processor; over it, features rest");
    public static final Option HICCUPS =
            option("hiccups", Kind.SWITCH, "true", "watch for stalls by a timer, for 0.2 % of a processor");
    public static final Option JFR =
            option("jfr", Kind.SWITCH, "true", "listen to the JVM's own events (JDK Flight Recorder)");
    public static final Option JFR_DISK = option(
            "jfr-disk", Kind.COUNT, "20", "megabytes of disk that events may take, in the JVM's temporary folder");
    public static final Option PROBES_OFF =
            live("probes-off", Kind.NAMES, "", "servers and frameworks not to weave, such as jetty:jersey");
    public static final Option CREATED = live(
            "created", Kind.SWITCH, "false", "tell in OpenMetrics and protobuf since when counters count (`_created`)");
    public static final Option EXEMPLARS = option(
            "exemplars", Kind.SWITCH, "true", "show traces that clients tell of (`traceparent`) beside the buckets");
    public static final Option OTLP = option(
            "otlp", Kind.URL, "", "push to this receiver of OTLP metrics, such as http://localhost:4318/v1/metrics");
    public static final Option OTLP_HEADERS =
            option("otlp-headers", Kind.FILE, "", "a file with headers for it, `name: value` a line, such as a token");
    public static final Option OTLP_HISTOGRAMS =
            option("otlp-histograms", Kind.HISTOGRAMS, "explicit", "the buckets that are pushed by OTLP");
    public static final Option PUSHGATEWAY = option(
            "pushgateway", Kind.URL, "", "push to this Pushgateway, or group of it; else the job is the application");
    public static final Option PUSHGATEWAY_HEADERS =
            option("pushgateway-headers", Kind.FILE, "", "a file with headers for it, as otlp-headers");
    public static final Option SNAPSHOT =
            option("snapshot", Kind.FILE, "", "write the scrape to this file, too; `%p` is the process id");
    public static final Option PUSH_INTERVAL = live(
            "push-interval", Kind.COUNT, "60", "seconds between pushes and snapshots; a last one is at the JVM's end");
    public static final Option REPORT = option("report", Kind.SWITCH, "true", "print the report at start-up");

    /** All options in the order of the help text. */
    public static final List<Option> ALL = Collections.unmodifiableList(DECLARED);

    private final Map<Option, String> values;
    private final Map<Option, String> sources;

    Options(Map<Option, String> values, Map<Option, String> sources) {
        this.values = values;
        this.sources = sources;
    }

    /** All as they are if nothing is set. */
    public static Options defaults() {
        return new Options(Collections.emptyMap(), Collections.emptyMap());
    }

    public String text(Option option) {
        return values.getOrDefault(option, option.defaultValue);
    }

    public boolean isOn(Option option) {
        return Boolean.parseBoolean(text(option));
    }

    public int count(Option option) {
        return Integer.parseInt(text(option));
    }

    public PortRange ports(Option option) {
        return PortRange.parse(text(option));
    }

    /** Where the value says that a secret is. */
    public Secret secret(Option option) {
        return Secret.at(text(option));
    }

    /** The value as rising numbers of seconds. */
    public double[] seconds(Option option) {
        return Seconds.parse(text(option));
    }

    /** The value of a percentage as a fraction. */
    public double fraction(Option option) {
        return Double.parseDouble(text(option)) / 100;
    }

    /** The value as names, empty if there are none. */
    public List<String> names(Option option) {
        List<String> names = new ArrayList<>();
        for (String name : text(option).split(":")) {
            if (!name.trim().isEmpty()) {
                names.add(name.trim());
            }
        }
        return names;
    }

    /** The value as labels with their values, in the order of their names. */
    public SortedMap<String, String> labels(Option option) {
        return Labels.parse(text(option));
    }

    /** The value as labels that headers give. */
    public List<HeaderLabel> headerLabels(Option option) {
        return HeaderLabel.parse(text(option));
    }

    /** Options that were set, as {@code key=value (source)}, in the order of the help text. */
    public List<String> chosen() {
        List<String> chosen = new ArrayList<>();
        for (Option option : ALL) {
            if (sources.containsKey(option)) {
                chosen.add(option.key + '=' + option.kind.shown(text(option)) + " (" + sources.get(option) + ')');
            }
        }
        return chosen;
    }

    /** Where it was set; empty if it was not. */
    public String source(Option option) {
        return sources.getOrDefault(option, "");
    }

    /** The same, but for the live options, which are as the others say. */
    Options with(Options fresh) {
        return new Options(merged(values, fresh.values), merged(sources, fresh.sources));
    }

    private static Map<Option, String> merged(Map<Option, String> old, Map<Option, String> fresh) {
        Map<Option, String> merged = new HashMap<>(old);
        merged.keySet().removeIf(option -> option.isLive);
        fresh.keySet().stream().filter(option -> option.isLive).forEach(live -> merged.put(live, fresh.get(live)));
        return merged;
    }

    /** The option of that key, or null. */
    public static Option named(String key) {
        for (Option option : ALL) {
            if (option.key.equals(key)) {
                return option;
            }
        }
        return null;
    }

    private static Option option(String key, Kind kind, String defaultValue, String help) {
        return declared(new Option(key, kind, defaultValue, help, false));
    }

    private static Option live(String key, Kind kind, String defaultValue, String help) {
        return declared(new Option(key, kind, defaultValue, help, true));
    }

    private static Option declared(Option option) {
        DECLARED.add(option);
        return option;
    }
}
