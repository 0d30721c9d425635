package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.access.UserLine;
import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnEveryJdk;
import dev.sonde.testing.Scrape;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** Whoever does what at the agent's port, the service answers as before, and nobody gets in. */
final class FloodedDoorIT {

    private static final String USER = GuardedServer.basic("prometheus", "one");
    private static final int MOST_CONNECTIONS = 256;
    private static final Duration ASSAULT = Duration.ofSeconds(3);
    /** A second at full speed, a quarter of each second, and as much again for the dispatcher. */
    private static final double MOST_CPU_SECONDS = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @OnEveryJdk
    void nothingAtThePortDisturbsTheServiceOrGetsIn(Jdk jdk) throws IOException {
        Path users = GuardedServer.secret(folder, "users", UserLine.of("prometheus", "scrape", "one"));
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "burner")
                .on(jdk)
                // Else each answer of the service waits for the client's delayed acknowledgement.
                .property("sun.net.httpserver.nodelay", "true")
                .agent("port=0,jfr=false,auth-users=" + users)
                .main("Burner")) {
            String service =
                    "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1) + "/burn";
            int port = child.sondePort();
            scrape(port);
            Caller.latencies(service, Duration.ofSeconds(2));
            say(jdk + ": service under nothing", Caller.latencies(service, Duration.ofSeconds(3)));
            for (Assault assault : Assault.values()) {
                double cpuSeconds = awaitScrape(port).value("sonde_cpu_seconds_total");
                try (Assault.Running running = assault.begin(port)) {
                    Caller.Latencies during = Caller.latencies(service, ASSAULT);
                    say(jdk + ": service under " + running.attempts() + " of " + assault, during);
                    assertTrue(running.attempts() > 0, assault.toString());
                    assertEquals("", running.gotIn(), assault.toString());
                }
                cpuSeconds = awaitScrape(port).value("sonde_cpu_seconds_total") - cpuSeconds;
                System.out.printf("    for which the agent took %.2f s of CPU time%n", cpuSeconds);
                assertTrue(cpuSeconds < MOST_CPU_SECONDS, assault + " took " + cpuSeconds + " s");
            }
            Scrape after = awaitScrape(port);
            Health.assertNoFailureCounted(after);
            assertTrue(after.value("sonde_server_connections") <= MOST_CONNECTIONS);
            assertTrue(after.value("sonde_server_refused_total", "reason", "connections") > 0);
            assertTrue(after.value("sonde_server_password_checks_total") < 100, after::toString);
            assertTrue(after.value("process_open_fds") < MOST_CONNECTIONS + 200, after::toString);
            Health.assertNothingUnexpectedPrinted(child);
        }
    }

    private static Scrape awaitScrape(int port) {
        return Await.value("a scrape", PATIENCE, () -> scrape(port), scrape -> true);
    }

    private static Scrape scrape(int port) {
        HttpResponse<String> answer = HttpCalls.get("http://127.0.0.1:" + port + "/metrics", "Authorization", USER);
        assertEquals(200, answer.statusCode());
        return Scrape.parse(answer.body());
    }

    private static void say(String what, Caller.Latencies latencies) {
        System.out.printf(
                "%s: %d answers, median %.1f ms, p99 %.1f ms, max %.1f ms%n",
                what, latencies.count(), latencies.millis(0.5), latencies.millis(0.99), latencies.millis(1));
    }
}
