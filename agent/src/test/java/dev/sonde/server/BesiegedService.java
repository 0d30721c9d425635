package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.OperatingSystemMXBean;
import dev.sonde.access.UserLine;
import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.TestKeys;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;

/** A service in steady use whose agent's port is attacked: what its users, and the agent, notice of that. */
final class BesiegedService implements AutoCloseable {

    static final int MOST_CONNECTIONS = 256;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration WARM_UP = Duration.ofMillis(1_500);
    private static final String USER = GuardedServer.basic("prometheus", "one");
    /** A second at full speed, a quarter of each second, and as much again for the dispatcher. */
    private static final double MOST_CPU_SECONDS = 4;

    final ChildJvm child;
    final int port;
    private final Jdk jdk;
    private final SSLContext tls;
    private final HttpClient client;
    private final String url;

    private BesiegedService(Jdk jdk, ChildCommand command, TestKeys keys) {
        this.jdk = jdk;
        child = command.environment("USERS", UserLine.of("prometheus", "scrape", "one"))
                // Else each answer of the service waits for the client's delayed acknowledgement.
                .property("sun.net.httpserver.nodelay", "true")
                .main("Burner");
        tls = keys == null ? null : keys.trusting();
        client = keys == null ? HttpClient.newHttpClient() : keys.client();
        url = "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1) + "/burn";
        port = Integer.parseInt(
                child.awaitLine("metrics https?://127.0.0.1:(\\d+)/").group(1));
        scrape();
        Caller.latencies(url, WARM_UP);
        say("nothing", Caller.latencies(url, WARM_UP));
    }

    static BesiegedService inTheClear(Jdk jdk) {
        return new BesiegedService(jdk, burner(jdk).agent("port=0,jfr=false,auth-users=env:USERS"), null);
    }

    static BesiegedService overTls(Jdk jdk, TestKeys keys) {
        ChildCommand command = burner(jdk)
                .environment("PEM", keys.certificatePem() + keys.keyPem())
                .agent("port=0,jfr=false,auth-users=env:USERS,tls-cert=env:PEM");
        return new BesiegedService(jdk, command, keys);
    }

    private static ChildCommand burner(Jdk jdk) {
        return FixtureProgram.of(Fixture.JDK, "burner").on(jdk);
    }

    /** Lets these attack the agent's port, together: the service answers, nobody gets in, and it costs little. */
    void withstands(Duration duration, Siege.Attack... attacks) {
        String name = attacks.length == 1 ? attacks[0].toString() : "all at once";
        double cpuSeconds = agentCpuSeconds();
        try (Siege siege = Siege.of(port, tls, List.of(attacks))) {
            Caller.Latencies during = Caller.latencies(url, duration);
            say(siege.attempts() + " of " + name, during);
            assertTrue(siege.attempts() > 0, name);
            assertEquals("", siege.gotIn(), name);
        }
        cpuSeconds = agentCpuSeconds() - cpuSeconds;
        System.out.printf("    for which the agent took %.2f s of CPU time%n", cpuSeconds);
        assertTrue(cpuSeconds < MOST_CPU_SECONDS, name + " took " + cpuSeconds + " s");
    }

    /** Lets it attack a port of another process that closes each connection, and tells what the attackers take. */
    void besideADecoy(Duration duration, Siege.Attack attack) {
        try (ChildJvm decoy =
                FixtureProgram.of(Fixture.JDK, "decoy").on(Jdks.running()).main("Decoy")) {
            int other = Integer.parseInt(decoy.awaitLine("listening on (\\d+)").group(1));
            double cpuSeconds = ownCpuSeconds();
            try (Siege siege = Siege.of(other, tls, List.of(attack))) {
                Caller.Latencies during = Caller.latencies(url, duration);
                say(siege.attempts() + " of " + attack + " at another process", during);
            }
            System.out.printf("    for which the attackers took %.2f s of CPU time%n", ownCpuSeconds() - cpuSeconds);
        }
    }

    /** Calls the service until this is so. */
    Caller.Latencies latenciesUntil(Duration patience, Caller.Condition end) {
        return Caller.latenciesUntil(url, patience, end);
    }

    Scrape awaitScrape() {
        return Await.value("a scrape", PATIENCE, this::scrape, scrape -> true);
    }

    void say(String what, Caller.Latencies latencies) {
        System.out.printf(
                "%s: service under %s: %d answers, median %.1f ms, p99 %.1f ms, max %.1f ms%n",
                jdk, what, latencies.count(), latencies.millis(0.5), latencies.millis(0.99), latencies.millis(1));
    }

    /** Looks back: all limits were kept, and nothing failed. */
    void assertSound() {
        Scrape after = awaitScrape();
        Health.assertNoFailureCounted(after);
        assertTrue(after.value("sonde_server_connections") <= MOST_CONNECTIONS);
        assertTrue(after.value("sonde_server_password_checks_total") < 100, after::toString);
        assertTrue(after.value("process_open_fds") < MOST_CONNECTIONS + 200, after::toString);
        Health.assertNothingUnexpectedPrinted(child);
    }

    @Override
    public void close() {
        child.close();
    }

    private double agentCpuSeconds() {
        return awaitScrape().value("sonde_cpu_seconds_total");
    }

    private static double ownCpuSeconds() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime() / 1e9;
    }

    private Scrape scrape() {
        String address = (tls == null ? "http" : "https") + "://127.0.0.1:" + port + "/metrics";
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", USER)
                .build();
        HttpResponse<String> answer = HttpCalls.send(client, request);
        assertEquals(200, answer.statusCode());
        return Scrape.parse(answer.body());
    }
}
