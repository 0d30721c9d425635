package dev.sonde.rivals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to run, told as {@code key=value}.
 *
 * @param rounds how often each is started
 * @param requests how many are measured of each, after as many
 * @param minutes after which no other service is begun
 * @param cores how many processors there are, each in turn
 */
record Choice(int rounds, int requests, int minutes, List<Integer> cores, Set<Service> services, Set<Agent> agents) {

    static final String USAGE = "rounds=5 requests=60000 minutes=180 cores=1,2 services=tomcat,netty,spring agents="
            + "none,none_again,sonde,sonde_without_jfr,opentelemetry,jmx_exporter,elastic,glowroot,datadog,pyroscope";

    /** The usage's where nothing is said; none is always among the agents. */
    static Choice of(String... arguments) {
        Map<String, String> values = new HashMap<>();
        Stream.concat(Stream.of(USAGE.split(" ")), Stream.of(arguments)).forEach(each -> {
            String[] parts = each.split("=", 2);
            if (parts.length < 2 || !USAGE.contains(parts[0] + "=")) {
                throw new IllegalArgumentException(each + " is not one of " + USAGE);
            }
            values.put(parts[0], parts[1]);
        });
        Set<Agent> agents = EnumSet.of(Agent.NONE);
        agents.addAll(named(Agent.class, values.get("agents")));
        return new Choice(
                Integer.parseInt(values.get("rounds")),
                Integer.parseInt(values.get("requests")),
                Integer.parseInt(values.get("minutes")),
                Stream.of(values.get("cores").split(",")).map(Integer::valueOf).toList(),
                EnumSet.copyOf(named(Service.class, values.get("services"))),
                agents);
    }

    private static <E extends Enum<E>> List<E> named(Class<E> type, String names) {
        List<E> named = new ArrayList<>();
        Arrays.asList(names.split(",")).forEach(each -> named.add(Enum.valueOf(type, each.toUpperCase(Locale.ROOT))));
        return named;
    }
}
