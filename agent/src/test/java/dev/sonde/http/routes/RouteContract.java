package dev.sonde.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the agent owes to a framework: each call counted once, by the framework's own name of the route. */
final class RouteContract {

    private final String server;
    private final Map<String, Long> expected = new TreeMap<>();

    private RouteContract(String server) {
        this.server = server;
    }

    /** Every version of a framework on every JDK that it runs on. */
    static Stream<Arguments> versions(String framework) {
        return Fixture.startingWith(framework).stream()
                .flatMap(fixture -> fixture.jdks().stream().map(jdk -> Arguments.of(fixture, jdk)));
    }

    /** Starts the program of a folder of that name, calls it, and checks what has been counted. */
    static void holds(Fixture fixture, Jdk jdk, String folder, Path directory, Consumer<RouteContract> calls) {
        try (ChildJvm child = FixtureProgram.of(fixture, folder)
                .on(jdk)
                .jvm("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .agent("port=0,jfr=false")
                .arguments(directory.toString())
                .main("Main")) {
            String port = child.awaitLine("listening on (\\d+)").group(1);
            RouteContract contract = new RouteContract("http://127.0.0.1:" + port);
            calls.accept(contract);
            HttpCounts.await(child, contract.expected);
            Health.assertSound(child);
            child.closeInput();
            assertEquals(0, child.exitCode());
        }
    }

    /** GETs a path, of which {@code /orders/{id} 200} or the like is to be counted. */
    void get(String path, String counted) {
        send("GET", path, counted);
    }

    /** The status is what the client gets; an exception may be named after it. */
    void send(String method, String path, String counted) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, BodyPublishers.noBody())
                .build();
        String status = Integer.toString(HttpCalls.send(request).statusCode());
        assertEquals(counted.split(" ")[1], status, path);
        expected.merge(method + ' ' + counted, 1L, Long::sum);
    }
}
