package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** HTTP/2 with bare Netty in all ways that its codec is used: each stream is one request, however it ends. */
@Execution(ExecutionMode.CONCURRENT)
final class NettyHttp2IT {

    private static final double CPU_SECONDS = 0.3;
    private static final int MANY = 1000;

    @TempDir
    Path directory;

    static Stream<Arguments> netties() {
        List<Jdk> newest = Fixture.NETTY_4_2.jdks();
        return Stream.of(
                Arguments.of(Fixture.NETTY_4_2, newest.get(newest.size() - 1)),
                Arguments.of(Fixture.NETTY_4_1, Fixture.NETTY_4_1.jdks().get(0)),
                Arguments.of(Fixture.NETTY_4_1_OLD, Fixture.NETTY_4_1_OLD.jdks().get(0)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("netties")
    void everyStreamIsCountedOnceAndBilled(Fixture fixture, Jdk jdk) {
        try (ChildJvm child = FixtureProgram.of(fixture, "netty-http2")
                .on(jdk)
                .jvm("-Xmx96m", "-Dio.netty.leakDetection.level=paranoid")
                .agent("port=0,jfr=false")
                .main("Main")) {
            MatchResult ports = child.awaitLine("listener on (\\d+) frames on (\\d+) adapter on (\\d+)");
            Counts counts = new Counts(child::scrape);
            for (int each = 1; each <= 3; each++) {
                int port = Integer.parseInt(ports.group(each));
                countsUpgrades(port, counts);
                countsStreams(port, counts);
                countsWhatIsBroken(port, counts);
                isBilled(child, port, counts);
            }
            Health.assertSound(child, "^(?!\\[sonde\\])");
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }

    /** A request that asks for the upgrade is one with the first stream. */
    private static void countsUpgrades(int port, Counts counts) {
        Client client = new Client(port);
        client.getOverHttp2("/later", 200, 20);
        client.getOverHttp2("/nothing", 404, 1);
        counts.await(Map.of(Served.unmatched(200), 20, Served.unmatched(404), 1));
    }

    private static void countsStreams(int port, Counts counts) {
        try (RawHttp2 connection = new RawHttp2(port)) {
            connection.awaitEnds(
                    Stream.of("/now", "/later", "/empty").map(connection::get).toList());
            int upload = connection.post("/now");
            connection.end(upload, new byte[1000]);
            connection.awaitEnds(List.of(upload));
            counts.await(
                    Map.of(Served.unmatched(200), 2, Served.unmatched(204), 1, Served.of("POST", "UNKNOWN", 200), 1));
            connection.awaitEnds(IntStream.range(0, MANY)
                    .mapToObj(each -> connection.get(each % 2 == 0 ? "/now" : "/later"))
                    .toList());
            counts.await(Map.of(Served.unmatched(200), MANY));
        }
    }

    private static void countsWhatIsBroken(int port, Counts counts) {
        try (RawHttp2 connection = new RawHttp2(port)) {
            connection.reset(connection.get("/silent"));
            connection.reset(connection.post("/now"));
            counts.await(Map.of(Served.unmatched(499), 1, Served.of("POST", "UNKNOWN", 499), 1));
            connection.awaitEnds(List.of(connection.get("/resets")));
            counts.await(Map.of(Served.unmatched(500), 1));
            int last = connection.get("/later");
            connection.goAway();
            connection.awaitEnds(List.of(last));
            counts.await(Map.of(Served.unmatched(200), 1));
        }
        try (RawHttp2 connection = new RawHttp2(port)) {
            connection.awaitEnds(List.of(connection.get("/now")));
            IntStream.range(0, 5).forEach(each -> connection.get("/silent"));
            connection.awaitEnds(List.of(connection.get("/now")));
        }
        counts.await(Map.of(Served.unmatched(200), 2, Served.unmatched(499), 5));
    }

    /** What runs on the event loop and on a thread of the service's. */
    private static void isBilled(ChildJvm child, int port, Counts counts) {
        double before = cpuSeconds(child);
        try (RawHttp2 connection = new RawHttp2(port)) {
            connection.awaitEnds(
                    Stream.of("/work", "/works-later").map(connection::get).toList());
        }
        counts.await(Map.of(Served.unmatched(200), 2));
        Await.value(
                "two are billed " + CPU_SECONDS,
                Duration.ofSeconds(8),
                () -> cpuSeconds(child) - before,
                bill -> Math.abs(bill / 2 / CPU_SECONDS - 1) < 0.05);
    }

    private static double cpuSeconds(ChildJvm child) {
        return child.scrape().sumOrZero("http_server_requests_cpu_seconds_total", "method", "GET", "uri", "UNKNOWN");
    }
}
