package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pekko HTTP and Akka HTTP: every request is counted once, in whatever order and way its answer goes or does not. */
@Execution(ExecutionMode.CONCURRENT)
final class PekkoHttpIT {

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(names = {"PEKKO_HTTP_1", "AKKA_HTTP_10_2"})
    void everyRequestIsCountedOnce(Fixture fixture) {
        List<Jdk> jdks = fixture.jdks();
        Jdk jdk = fixture == Fixture.PEKKO_HTTP_1 ? jdks.get(jdks.size() - 1) : jdks.get(0);
        try (ChildJvm child = ServletServerContract.command(FixtureProgram.of(fixture, "pekko"), jdk, directory)
                .agent("port=0,jfr=false")
                .main("Main")) {
            Client client = ServletServerContract.clientOf(child);
            Counts counts = new Counts(child::scrape);
            countsWhatIsAnswered(client, counts);
            countsWhatIsBroken(client, counts);
            Health.assertSound(child, ServletServerContract.OF_THE_JVM);
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }

    private static void countsWhatIsAnswered(Client client, Counts counts) {
        client.pipeline("/now", 50);
        client.pipeline("/stream", 5);
        client.pipeline("/delayed/7", 5);
        client.upload("/upload", 4 << 20);
        client.send("HEAD", "/stream", "", 200);
        counts.await(Map.of(
                Served.get("/now", 200), 50,
                Served.get("/stream", 200), 5,
                Served.get("/delayed/{}", 200), 5,
                Served.of("POST", "/upload", 200), 1,
                Served.of("HEAD", "/stream", 200), 1));
    }

    private static void countsWhatIsBroken(Client client, Counts counts) {
        client.sendRaw("GET /now HTTP/1.1\r\n\r\n", 400);
        client.sendRaw("GARBAGE / HTTP/1.1\r\nHost: a\r\n\r\n", 501);
        counts.await(Map.of(Served.of("UNKNOWN", "UNKNOWN", 400), 1, Served.of("UNKNOWN", "UNKNOWN", 501), 1));
        client.getAndReset("/endless");
        counts.await(Map.of(Served.get("/endless", 499), 1));
    }
}
