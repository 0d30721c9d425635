package dev.sonde.cli;

import dev.sonde.cli.capacity.Observed;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** What an agent has kept of its service's last half hour, every ten seconds, for those who may see it. */
final class KeptHistory {
    private static final int READ_MILLIS = 10_000;
    /** With fewer, what was watched tells as much. */
    private static final int FEWEST_MOMENTS = 12;

    private final URL url;
    private final Client client;

    KeptHistory(String agent, Client client) throws IOException {
        this.url = new URL(client.url(agent), "/api/v1/history?from=0");
        this.client = client;
    }

    /** Puts traffic and CPU of that time in the place of what was watched, if there is more of it. */
    void addTo(Observed seen) throws IOException {
        Map<?, ?> answer;
        try {
            answer = (Map<?, ?>) JsonReader.read(
                    new String(client.fetch(url, "application/json", READ_MILLIS), StandardCharsets.UTF_8));
        } catch (Client.Refused notForThisCaller) {
            return;
        }
        List<?> moments = (List<?>) answer.get("seconds");
        Map<?, ?> topics = (Map<?, ?>) answer.get("topics");
        double[] requests = values(topics, "requests", "all", moments.size());
        double[] cores = new double[moments.size()];
        Arrays.fill(cores, Double.NaN);
        for (Object part : topic(topics, "cpu").keySet()) {
            add(cores, values(topics, "cpu", part, cores.length));
        }
        long known = Arrays.stream(cores).filter(each -> !Double.isNaN(each)).count();
        if (known >= FEWEST_MOMENTS && known > seen.requests.length) {
            seen.requests = requests;
            seen.cores = cores;
            seen.threadCores = values(topics, "cpu", "requests", cores.length);
            double[] compiling = values(topics, "cpu", "jit", cores.length);
            seen.otherCores = new double[cores.length];
            for (int i = 0; i < cores.length; i++) {
                double told = seen.threadCores[i] + (Double.isNaN(compiling[i]) ? 0 : compiling[i]);
                seen.otherCores[i] = cores[i] - told;
            }
            seen.span = Math.round(((Double) moments.get(moments.size() - 1) - (Double) moments.get(0)) / 60) + "m";
        }
    }

    private static Map<?, ?> topic(Map<?, ?> topics, String name) {
        Object topic = topics.get(name);
        return topic instanceof Map ? (Map<?, ?>) topic : Collections.emptyMap();
    }

    private static double[] values(Map<?, ?> topics, String topic, Object part, int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        List<?> list = (List<?>) topic(topics, topic).get(part);
        for (int i = 0; list != null && i < count; i++) {
            values[i] = list.get(i) == null ? Double.NaN : (Double) list.get(i);
        }
        return values;
    }

    private static void add(double[] sums, double[] values) {
        for (int i = 0; i < sums.length; i++) {
            double sum = Double.isNaN(sums[i]) ? 0 : sums[i];
            sums[i] = Double.isNaN(values[i]) ? sums[i] : sum + values[i];
        }
    }
}
