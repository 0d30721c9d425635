package dev.sonde.grafana;

import java.nio.file.Path;
import java.util.List;

/**
 * A service whose limit is foretold.
 *
 * @param command all that follows {@code java} and the agent, with {@code $port} where its port belongs
 * @param ready a path that answers once it is up
 * @param data a path to which {@code content} is sent first; empty for none
 * @param mixes names of files of requests
 */
record Subject(String name, List<String> command, String ready, String data, String content, List<String> mixes) {

    static Subject sample() {
        String jar = Path.of("..", "sample-app", "target", "sample-app.jar")
                .toAbsolutePath()
                .toString();
        return new Subject(
                "sample",
                List.of("-Xmx512m", "-jar", jar, "--server.port=$port"),
                "/",
                "",
                "",
                List.of("shop", "reads", "heavy"));
    }

    static Subject fuseki(String jar) {
        return new Subject(
                "fuseki",
                List.of("-Xmx1g", "-jar", jar, "--mem", "--localhost", "--port=$port", "/ds"),
                "/$/ping",
                "/ds/data",
                people(),
                List.of("sparql"));
    }

    private static String people() {
        StringBuilder turtle = new StringBuilder("@prefix p: <urn:p:> .\n");
        for (int n = 0; n < 2000; n++) {
            turtle.append(String.format(
                    "p:n%d p:age %d ; p:knows p:n%d, p:n%d, p:n%d .%n",
                    n, 20 + n % 40, (n * 7 + 1) % 2000, (n * 13 + 5) % 2000, (n * 29 + 11) % 2000));
        }
        return turtle.toString();
    }
}
