package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Duty;
import dev.sonde.testing.Evidence;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Sample;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.Traces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.provider.Arguments;

/**
 * What the agent owes to a servlet container of any make: every request is counted once, under the right name, and is
 * billed what it cost. One child JVM goes through all of it.
 */
final class ServletServerContract {
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final int MEBIBYTES = 64;
    private static final int CPU_MILLIS = 300;
    // Of a server that uses what later Javas will not have.
    static final String OF_THE_JVM = "^WARNING: (A terminally|sun.misc.Unsafe|Please consider reporting)";
    private static final String ALLOCATED = "http_server_requests_allocated_bytes_total";
    private static final String CPU = "http_server_requests_cpu_seconds_total";
    private static final String DURATION = "http_server_requests_seconds";

    private final Evidence evidence = Evidence.current();
    private final ChildJvm child;
    private final Client client;
    private final Counts counts;

    private ServletServerContract(ChildJvm child) {
        this.child = child;
        this.client = clientOf(child);
        this.counts = new Counts(child::scrape);
    }

    /** Every version of a server with every JDK it runs on. */
    static Stream<Arguments> combinations(String prefix) {
        return Fixture.startingWith(prefix).stream()
                .flatMap(fixture -> Jdks.ends(fixture.jdks()).stream().map(jdk -> Arguments.of(fixture, jdk)));
    }

    /**
     * Checks all of it.
     *
     * @param directory where the server may write
     * @param lateStatus what the server itself makes of a status that was sent before the servlet threw
     */
    static void holds(FixtureProgram program, Jdk jdk, Path directory, int lateStatus) {
        try (ChildJvm child =
                command(program, jdk, directory).agent("port=0,jfr=false").main("contract.Main")) {
            holds(child, lateStatus);
        }
    }

    /** The same on a child that runs, with the agent in it. */
    static void holds(ChildJvm child, int lateStatus) {
        holds(child, ServletScenarios.all(lateStatus));
    }

    /** The same of a server that is put through these. */
    static void holds(ChildJvm child, List<Scenario> scenarios, String... expectedLines) {
        new ServletServerContract(child).check(scenarios, expectedLines);
        child.closeInput();
        assertEquals(0, child.exitCode(), child::toString);
    }

    /** The command of a child that starts quickly. */
    static ChildCommand command(FixtureProgram program, Jdk jdk, Path directory) {
        return program.on(jdk).jvm("-XX:+UseSerialGC").arguments(directory.toString());
    }

    static Client clientOf(ChildJvm child) {
        return new Client(Integer.parseInt(
                child.awaitLine("listening (?:on|for requests .* port) (\\d+)").group(1)));
    }

    private void check(List<Scenario> scenarios, String... expectedLines) {
        List<Executable> checks = new ArrayList<>();
        for (Scenario scenario : scenarios) {
            checks.add(() -> play(scenario));
        }
        for (String path : List.of("/app/work?", "/app/async/start?", "/app/async/dispatch?to=/work&")) {
            checks.add(() -> isBilledForWhatItAllocates(path));
            checks.add(() -> isBilledForItsCpu(path));
        }
        checks.add(this::badHeadersOfTracesHarmNothing);
        checks.add(() -> isTraced("/app/exact", Served.get("/app/exact", 200)));
        checks.add(() -> isTraced("/nothing/8154", Served.unmatched(404)));
        checks.add(() -> isTraced("/app/async/start", Served.get("/app/async/start", 200)));
        checks.add(() -> isTraced("/app/async/dispatch?to=/exact", Served.get("/app/async/dispatch", 200)));
        checks.add(this::isTracedOverHttp2);
        checks.add(() -> Traces.assertNoneIsBad(child));
        checks.add(this::noneIsLeftOpen);
        checks.add(this::everyHistogramHoldsWhatWasCounted);
        List<String> expected = new ArrayList<>(List.of(expectedLines));
        expected.addAll(List.of("^SLF4J", OF_THE_JVM));
        checks.add(() -> Health.assertSound(child, expected.toArray(String[]::new)));
        assertAll(checks);
    }

    private void play(Scenario scenario) {
        try {
            scenario.act().accept(client);
            counts.await(scenario.expected());
        } catch (RuntimeException | AssertionError e) {
            counts.reset();
            throw new AssertionError(scenario.name() + ": " + e.getMessage(), e);
        }
    }

    private void isBilledForWhatItAllocates(String path) {
        isBilled(ALLOCATED, path + "mb=" + MEBIBYTES, MEBIBYTES * 1024.0 * 1024, 0.01);
        evidence.shows(Duty.BYTES);
    }

    private void isBilledForItsCpu(String path) {
        isBilled(CPU, path + "cpu=" + CPU_MILLIS, CPU_MILLIS / 1000.0, 0.1);
        evidence.shows(Duty.CPU);
    }

    // The first request pays for classes that load, and for weaving them. A leg may end after its request is closed.
    private void isBilled(String metric, String path, double expected, double tolerance) {
        Served served = Served.get(path.substring(0, path.indexOf('?')), 200);
        double first = bill(metric, served) + expected * (1 - tolerance);
        call(served, path);
        double before = Await.value("a first bill", PATIENCE, () -> bill(metric, served), bill -> bill >= first);
        call(served, path);
        Await.value(
                path + " is billed " + expected,
                PATIENCE,
                () -> bill(metric, served) - before,
                bill -> Math.abs(bill / expected - 1) < tolerance);
    }

    private void call(Served served, String path) {
        client.get(path, 200);
        counts.await(Map.of(served, 1));
    }

    private double bill(String metric, Served served) {
        return child.scrape().sumOrZero(metric, "method", "GET", "uri", served.uri());
    }

    private void badHeadersOfTracesHarmNothing() {
        Traces.BAD.forEach(bad -> client.get("/app/exact", 200, Traces.HEADER, bad));
        counts.await(Map.of(Served.get("/app/exact", 200), Traces.BAD.size()));
    }

    private void isTraced(String path, Served served) {
        int status = Integer.parseInt(served.status());
        int calls = Traces.awaitShown(child, served.uri(), trace -> client.get(path, status, Traces.HEADER, trace));
        counts.await(Map.of(served, calls));
    }

    private void isTracedOverHttp2() {
        int calls = Traces.awaitShown(child, "/one", trace -> client.getOverHttp2("/one", 200, Traces.HEADER, trace));
        counts.await(Map.of(Served.get("/one", 200), calls));
    }

    private void noneIsLeftOpen() {
        assertEquals(0, counts.last().sum("http_server_requests_active"));
    }

    private void everyHistogramHoldsWhatWasCounted() {
        Scrape scrape = counts.last();
        for (Sample count : scrape.samples(DURATION + "_count")) {
            List<String> labels = new ArrayList<>(List.of("le", "+Inf"));
            count.labels().forEach((name, value) -> labels.addAll(List.of(name, value)));
            assertEquals(count.value(), scrape.value(DURATION + "_bucket", labels.toArray(String[]::new)));
        }
    }
}
