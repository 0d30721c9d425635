package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.access.UserLine;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** The port of the whole agent with TLS and users, on all addresses. */
@Execution(ExecutionMode.CONCURRENT)
final class DoorIT {

    private static final String USER = GuardedServer.basic("prometheus", "one");
    private static final String PROFILER = GuardedServer.basic("eve", "two");

    @TempDir
    private Path folder;

    private TestKeys keys;
    private String options;

    @BeforeEach
    void make() throws IOException {
        keys = TestKeys.in(folder);
        Path users = GuardedServer.secret(
                folder,
                "users",
                UserLine.of("prometheus", "scrape", "one") + '\n' + UserLine.of("eve", "profile", "two"));
        options = "port=0,host=0.0.0.0,auth-users=" + users + ",tls-cert="
                + Files.writeString(folder.resolve("server.crt"), keys.certificatePem()) + ",tls-key="
                + GuardedServer.secret(folder, "server.key", keys.keyPem());
    }

    @OnSomeJdks
    void figuresAndProfilesAreOpenBeyondThisMachineToThoseWhoMaySeeThem(Jdk jdk) {
        try (ChildJvm child =
                FixtureProgram.of(Fixture.JDK, "life").on(jdk).agent(options).main("Idle")) {
            String url =
                    child.awaitLine("metrics (https://127.0.0.1:\\d+)/metrics").group(1);
            HttpResponse<String> scrape = get(keys.client(), url + "/metrics", USER);
            assertEquals(200, scrape.statusCode());
            Scrape told = Scrape.parse(scrape.body());
            Health.assertNoFailureCounted(told);
            long expiry = keys.certificate().getNotAfter().toInstant().getEpochSecond();
            assertEquals(expiry, Math.round(told.value("sonde_server_certificate_expiry_seconds")));
            assertTrue(told.value("sonde_server_connections") >= 1);
            assertEquals(401, get(keys.client(), url + "/metrics", "none").statusCode());
            assertEquals(403, get(keys.client(), url + "/flame", USER).statusCode());
            assertEquals(200, get(keys.client(), url + "/flame", PROFILER).statusCode());
            Health.assertNothingUnexpectedPrinted(child);
            assertFalse(String.join("", child.err()).contains("$2"), child::toString);
        }
    }

    @OnSomeJdks
    void tlsOfTheServiceIsAsWithoutTheAgent(Jdk jdk) {
        try (ChildJvm child =
                FixtureProgram.of(Fixture.JDK, "tls").on(jdk).agent(options).main("OwnTls")) {
            child.awaitLine("metrics https://127.0.0.1:\\d+/metrics");
            child.closeInput();
            assertEquals("same", child.awaitLine("default context: (\\w+)").group(1), child::toString);
            assertEquals("none", child.awaitLine("properties: (.*)").group(1), child::toString);
        }
    }

    private static HttpResponse<String> get(HttpClient client, String url, String authorization) {
        return HttpCalls.send(
                client,
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", authorization)
                        .build());
    }
}
