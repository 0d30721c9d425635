package dev.sonde.http.routes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Duty;
import dev.sonde.testing.Evidence;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** What the agent owes to a framework: each call counted once, by the framework's own name of the route. */
final class RouteContract {

    private static final String CPU = "http_server_requests_cpu_seconds_total";

    private final Evidence evidence = Evidence.current();
    private final ChildJvm child;
    private final String server;
    private final Map<String, Long> expected = new TreeMap<>();

    private RouteContract(ChildJvm child) {
        this.child = child;
        this.server =
                "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1);
    }

    /** Every version of a framework on every JDK that it runs on. */
    static Stream<Arguments> versions(String framework) {
        return Fixture.startingWith(framework).stream()
                .flatMap(fixture -> Jdks.ends(fixture.jdks()).stream().map(jdk -> Arguments.of(fixture, jdk)));
    }

    /** Starts the program of a folder of that name, calls it, and checks what has been counted. */
    static void holds(Fixture fixture, Jdk jdk, String folder, Path directory, Consumer<RouteContract> calls) {
        holds(FixtureProgram.of(fixture, folder), jdk, directory, calls);
    }

    /** The same of a program. */
    static void holds(FixtureProgram program, Jdk jdk, Path directory, Consumer<RouteContract> calls) {
        holds(command(program.on(jdk), directory).main("Main"), calls);
    }

    /** The same of an executable jar. */
    static void holds(Path jar, Jdk jdk, Path directory, Consumer<RouteContract> calls) {
        holds(command(ChildJvm.on(jdk), directory).jar(jar), calls);
    }

    private static ChildCommand command(ChildCommand begun, Path directory) {
        return begun.jvm("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .agent("port=0,jfr=false")
                .arguments(directory.toString());
    }

    private static void holds(ChildJvm started, Consumer<RouteContract> calls) {
        try (ChildJvm child = started) {
            RouteContract contract = new RouteContract(child);
            calls.accept(contract);
            HttpCounts.await(child, contract.expected);
            contract.countsAreRight();
            Health.assertSound(child);
            child.closeInput();
            assertEquals(0, child.exitCode());
        }
    }

    private void countsAreRight() {
        for (String counted : expected.keySet()) {
            String[] words = counted.split(" ");
            evidence.isCounted(words[1], words[2], words.length > 3 ? words[3] : "");
        }
        evidence.countsAreRight();
    }

    /** GETs a path, of which {@code /orders/{id} 200} or the like is to be counted. */
    void get(String path, String counted) {
        send("GET", path, counted);
    }

    /** The status is what the client gets; an exception may be named after it. */
    void send(String method, String path, String counted) {
        send(method, path, BodyPublishers.noBody(), counted);
        expected.merge(method + ' ' + counted, 1L, Long::sum);
    }

    /** POSTs a text, whose length is to be the answer. */
    void post(String path, String body, String counted) {
        String answer = send("POST", path, BodyPublishers.ofString(body), counted);
        assertEquals(Integer.toString(body.length()), answer, path);
        expected.merge("POST " + counted, 1L, Long::sum);
    }

    /** So many GETs, all on their way at once. */
    void atOnce(String path, int calls, String counted) {
        evidence.called(path, calls);
        HttpCalls.getAtOnce(calls, call -> server + path, Integer.parseInt(counted.split(" ")[1]));
        expected.merge("GET " + counted, (long) calls, Long::sum);
    }

    /** A GET that takes so much CPU time adds just that to the bill of its endpoint. */
    void isBilled(String path, String template, double cpuSeconds) {
        double before = child.scrape().sumOrZero(CPU, "uri", template);
        get(path, template + " 200");
        Await.value(
                template + " is billed " + cpuSeconds,
                Duration.ofSeconds(8),
                () -> child.scrape().sumOrZero(CPU, "uri", template) - before,
                bill -> Math.abs(bill / cpuSeconds - 1) < 0.05);
        evidence.shows(Duty.CPU);
    }

    private String send(String method, String path, BodyPublisher body, String counted) {
        evidence.called(path, 1);
        HttpRequest request = HttpRequest.newBuilder(URI.create(server + path))
                .method(method, body)
                .build();
        HttpResponse<String> answer = HttpCalls.send(request);
        assertEquals(counted.split(" ")[1], Integer.toString(answer.statusCode()), path);
        return answer.body();
    }
}
