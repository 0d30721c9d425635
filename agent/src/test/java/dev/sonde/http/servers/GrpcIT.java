package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** gRPC's own server: a call is one request at its method, with the status of gRPC where that is no success. */
@Execution(ExecutionMode.CONCURRENT)
final class GrpcIT {

    private static final double CPU_SECONDS = 0.3;
    private static final String SERVICE = "/shop.Orders/";

    static Stream<Arguments> grpcs() {
        List<Jdk> newest = Fixture.GRPC_1_85.jdks();
        return Stream.of(
                Arguments.of(Fixture.GRPC_1_85, newest.get(newest.size() - 1)),
                Arguments.of(Fixture.GRPC_SHADED_1_85, Jdks.running()),
                Arguments.of(Fixture.GRPC_1_20, Fixture.GRPC_1_20.jdks().get(0)));
    }

    @ParameterizedTest(name = "{0} on {1}")
    @MethodSource("grpcs")
    void everyCallIsCountedOnceAtItsMethodAndBilled(Fixture fixture, Jdk jdk) {
        try (ChildJvm child = FixtureProgram.of(fixture, "grpc")
                .on(jdk)
                .jvm("-Xmx96m")
                .agent("port=0,jfr=false")
                .main("Main")) {
            int port = Integer.parseInt(child.awaitLine("listening on (\\d+)").group(1));
            Counts counts = new Counts(child::scrape);
            try (RawHttp2 connection = new RawHttp2(port)) {
                countsEachOutcome(connection, counts);
                connection.awaitEnds(calls(connection, "Find", 1000));
                counts.await(Map.of(served("Find", "None"), 1000));
                connection.reset(call(connection, "Find"));
                counts.reset();
            }
            isBilled(child, port);
            Health.assertSound(child, "^(?!\\[sonde\\])");
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }

    private static void countsEachOutcome(RawHttp2 connection, Counts counts) {
        for (String method : List.of("Find", "List", "Misses", "Throws", "Nothing")) {
            connection.awaitEnds(calls(connection, method, 1));
        }
        counts.await(Map.of(
                served("Find", "None"), 1,
                served("List", "None"), 1,
                served("Misses", "NOT_FOUND"), 1,
                served("Throws", "UNKNOWN"), 1,
                Served.of("POST", "UNKNOWN", 200).threw("UNIMPLEMENTED"), 1));
        int waits = call(connection, "Waits");
        connection.awaitEnds(calls(connection, "Find", 1));
        connection.reset(waits);
        counts.await(Map.of(served("Find", "None"), 1, Served.of("POST", SERVICE + "Waits", 499), 1));
    }

    private static void isBilled(ChildJvm child, int port) {
        try (RawHttp2 connection = new RawHttp2(port)) {
            connection.awaitEnds(calls(connection, "Works", 2));
        }
        Await.value(
                "two calls are billed " + CPU_SECONDS,
                Duration.ofSeconds(8),
                () -> child.scrape().sumOrZero("http_server_requests_cpu_seconds_total", "uri", SERVICE + "Works"),
                bill -> Math.abs(bill / 2 / CPU_SECONDS - 1) < 0.05);
    }

    private static Served served(String method, String status) {
        return Served.of("POST", SERVICE + method, 200).threw(status);
    }

    private static List<Integer> calls(RawHttp2 connection, String method, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(each -> call(connection, method))
                .collect(Collectors.toList());
    }

    private static int call(RawHttp2 connection, String method) {
        int stream = connection.post(SERVICE + method, "content-type", "application/grpc", "te", "trailers");
        connection.end(stream, new byte[5]);
        return stream;
    }
}
