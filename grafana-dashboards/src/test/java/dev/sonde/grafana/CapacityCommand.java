package dev.sonde.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The agent's jar as the command {@code capacity}, which answers what the dashboard does. */
record CapacityCommand(Path folder, String prometheus) {
    private static final Path JAR = Path.of("..", "agent", "target", "sonde.jar");

    /** The answers of which the dashboard has a tile. */
    static final Map<String, String> TILES = Map.of(
            "cpuSecondsPerRequest", "CPU a request, marginal",
            "idleCores", "Idle cost",
            "requestsPerInstance", "An instance takes",
            "headroom", "Headroom at the peak",
            "instances", "Instances for $growth x",
            "firstToRunOut", "First to run out",
            "daysLeft", "Days until it does",
            "millionRequestsPrice", "A million requests cost");

    /** Its answers as of the end of the history. */
    JsonNode ask(String... words) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of(
                "-jar", JAR.toAbsolutePath().toString(), "capacity", "--prometheus", prometheus, "--json", "--at"));
        all.add(String.valueOf(Shop.END));
        all.addAll(List.of(words));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new ObjectMapper()
                .readTree(new Tool(java).run(folder, all.toArray(String[]::new)))
                .path("answers");
    }

    static double value(JsonNode answers, String key) {
        return answers.path(key).path("value").asDouble(Double.NaN);
    }
}
