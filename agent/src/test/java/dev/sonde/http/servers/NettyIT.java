package dev.sonde.http.servers;

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
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bare Netty, of which a client in the same JVM is not counted: the newest on every JDK, older ones on the oldest. */
@Execution(ExecutionMode.CONCURRENT)
final class NettyIT {

    private static final double CPU_SECONDS = 0.3;
    private static final String UPGRADE =
            "GET /upgrade HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: own\r\n\r\n";

    @TempDir
    Path directory;

    static Stream<Arguments> netties() {
        return Stream.of(Fixture.NETTY_4_1, Fixture.NETTY_4_2, Fixture.NETTY_4_1_OLD)
                .flatMap(fixture -> jdks(fixture).stream().map(jdk -> Arguments.of(fixture, jdk)));
    }

    private static List<Jdk> jdks(Fixture fixture) {
        List<Jdk> all = fixture.jdks();
        return fixture == Fixture.NETTY_4_2 ? Jdks.ends(all) : List.of(all.get(0));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("netties")
    void everyRequestIsCountedOnceAndBilled(Fixture fixture, Jdk jdk) {
        holds(ServletServerContract.command(FixtureProgram.of(fixture, "netty"), jdk, directory));
    }

    /** Checks all of it on a server that this command starts. */
    static void holds(ChildCommand command) {
        try (ChildJvm child = command.jvm("-Xmx96m", "-Dio.netty.leakDetection.level=paranoid")
                .agent("port=0,jfr=false")
                .main("NettyServer")) {
            Client client = ServletServerContract.clientOf(child);
            Counts counts = new Counts(child::scrape);
            countsWhatIsAnswered(client, counts);
            countsWhatIsBroken(client, counts);
            isBilled(child, client, counts);
            Health.assertSound(child, "^SLF4J", ServletServerContract.OF_THE_JVM);
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }

    /** What is answered whatever is counted of it. */
    static List<Executable> answers(Client client) {
        return List.of(
                () -> client.get("/now", 200),
                () -> client.get("/later", 200),
                () -> client.get("/file", 200),
                () -> client.get("/chunked", 200),
                () -> client.pipeline("/now", 50),
                () -> client.upload("/upload", 4 << 20),
                () -> client.get("/relays", 200),
                () -> client.get("/fails", 500),
                () -> client.sendRaw("GARBAGE\r\n\r\n", 400),
                () -> client.sendRaw(UPGRADE, 101),
                () -> client.getAndReset("/endless"));
    }

    private static void countsWhatIsAnswered(Client client, Counts counts) {
        for (String path : List.of("/now", "/later", "/chunked", "/file", "/now")) {
            client.get(path, 200);
        }
        client.pipeline("/now", 50);
        client.sendRaw("GET /now HTTP/1.1\r\nConnection: close\r\nExpect: 100-continue\r\n\r\n", 100);
        counts.await(Map.of(Served.unmatched(200), 56));
        client.send("HEAD", "/now", "", 200);
        client.upload("/upload", 4 << 20);
        client.get("/nothing", 404);
        counts.await(Map.of(
                Served.of("HEAD", "UNKNOWN", 200), 1, Served.of("POST", "UNKNOWN", 200), 1, Served.unmatched(404), 1));
        client.get("/relays", 200);
        counts.await(Map.of(Served.unmatched(200), 2));
        client.getAtOnce(1000, call -> "/now", 200);
        counts.await(Map.of(Served.unmatched(200), 1000));
    }

    private static void countsWhatIsBroken(Client client, Counts counts) {
        client.get("/fails", 500);
        counts.await(Map.of(Served.unmatched(500).threw("IllegalStateException"), 1));
        client.sendRaw("GARBAGE\r\n\r\n", 400);
        client.sendRaw(UPGRADE, 101);
        client.getOnce("/drops");
        counts.await(
                Map.of(Served.of("UNKNOWN", "UNKNOWN", 400), 1, Served.unmatched(101), 1, Served.unmatched(500), 1));
        client.getAndReset("/endless");
        counts.await(Map.of(Served.unmatched(499), 1));
    }

    private static void isBilled(ChildJvm child, Client client, Counts counts) {
        double before = cpuSeconds(child);
        client.get("/work", 200);
        counts.await(Map.of(Served.unmatched(200), 1));
        Await.value(
                "/work is billed " + CPU_SECONDS,
                Duration.ofSeconds(8),
                () -> cpuSeconds(child) - before,
                bill -> Math.abs(bill / CPU_SECONDS - 1) < 0.05);
        Evidence.current().shows(Duty.CPU);
    }

    private static double cpuSeconds(ChildJvm child) {
        return child.scrape().sumOrZero("http_server_requests_cpu_seconds_total", "method", "GET", "uri", "UNKNOWN");
    }
}
