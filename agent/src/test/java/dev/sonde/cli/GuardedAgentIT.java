package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.access.UserLine;
import dev.sonde.testing.Await;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.SondeJar;
import dev.sonde.testing.TestKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The built jar's commands before the door of an agent that asks who calls. */
@Execution(ExecutionMode.CONCURRENT)
final class GuardedAgentIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String USERS = UserLine.of("eve", "profile", "öne") + '\n' + UserLine.of("bob", "scrape", "2");

    @TempDir
    private Path folder;

    private TestKeys keys;
    private Path authority;
    private Jdk jdk;
    private String url;

    @BeforeEach
    void make() throws IOException {
        keys = TestKeys.in(folder);
        authority = Files.writeString(folder.resolve("ca.pem"), keys.certificatePem());
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {8, 25})
    void figuresAndGraphsAreShownToWhoMaySeeThemAndOthersReadWhyNot(int version) {
        jdk = Jdks.of(version);
        try (ChildJvm service = guarded("auth-users=env:USERS,auth-tokens=env:TOKENS,")) {
            assertWatched("--user", "bob", "--password", "env:BOB");
            assertWatched("--token", "env:TOKEN");
            assertShown("eve");
            assertRefused("it asks who you are (401): --user NAME or --token FILE says it", "watch");
            assertRefused(
                    "it does not know this user with this password (401)",
                    "watch",
                    "--user",
                    "eve",
                    "--password",
                    "env:BOB");
            assertRefused("it does not know this token (401)", "watch", "--token", "env:BOB");
            assertRefused("This user may not see that. (403)", "flame", "--user", "bob", "--password", "env:BOB");
            assertRefused(
                    "--token names a file or env:NAME: the environment has no variable NONE",
                    "watch",
                    "--token",
                    "env:NONE");
            assertFalse(service.toString().contains("öne"), service::toString);
        }
    }

    @ParameterizedTest(name = "JDK {0}")
    @ValueSource(ints = {8, 25})
    void anAgentIsBelievedByItsCertificateOnlyAndTheClientByItsOwn(int version) throws IOException {
        jdk = Jdks.of(version);
        TestKeys stranger = TestKeys.in(folder, "stranger.p12");
        try (ChildJvm service = guarded("tls-client-ca=" + authority + ',')) {
            Path both = Files.writeString(folder.resolve("both.pem"), keys.certificatePem() + keys.keyPem());
            assertWatched("--cert", authority.toString(), "--key", file("client.key", keys.keyPem()));
            assertWatched("--cert", both.toString());
            assertRefused("may want a client's certificate, --cert and --key", "watch");
            String other = file("stranger.pem", stranger.certificatePem() + stranger.keyPem());
            assertRefused("may not believe this client's certificate", "watch", "--cert", other);
            assertRefused("there is no `BEGIN PRIVATE KEY` in it", "watch", "--cert", authority.toString());
            String own = url;
            assertRefused("its certificate is not trusted: --ca FILE", "watch", "--ca", other);
            url = own.replace("127.0.0.1", "127.0.0.2");
            assertRefused("its certificate is not for this host: ", "watch", "--cert", both.toString());
            url = own.replace("https:", "http:");
            assertRefused("; if it speaks TLS, take https://", "watch");
            url = "https://127.0.0.1:" + servicePort(service);
            assertRefused("; if it does not speak TLS, take http://", "watch");
        }
    }

    private ChildJvm guarded(String options) {
        ChildJvm service = FixtureProgram.of(Fixture.JDK, "burner")
                .on(jdk)
                .environment("USERS", USERS)
                .environment("TOKENS", "scrape:a-token-of-many-letters")
                .environment("KEY", keys.keyPem())
                .agent("port=0,host=0.0.0.0," + options + "tls-key=env:KEY,tls-cert=" + authority)
                .main("Burner");
        MatchResult line = service.awaitLine("metrics (https://127.0.0.1:\\d+)/metrics");
        url = line.group(1);
        assertEquals(
                "ok",
                HttpCalls.get("http://127.0.0.1:" + servicePort(service) + "/burn")
                        .body());
        return service;
    }

    private static String servicePort(ChildJvm service) {
        return service.awaitLine("listening on (\\d+)").group(1);
    }

    private void assertWatched(String... options) {
        try (ChildJvm command = run("watch", options)) {
            assertEquals(0, command.exitCode(), command::toString);
            assertTrue(command.out().stream().anyMatch(line -> line.startsWith("Burner ")), command::toString);
            assertTrue(command.err().isEmpty(), command::toString);
        }
    }

    /** Somebody who is asked for the password gets flame graphs, as soon as there are any. */
    private void assertShown(String user) {
        Await.until("a flame graph", PATIENCE, () -> {
            try (ChildJvm command = run("flame", "--user", user)) {
                command.send("öne");
                return command.exitCode() == 0 && command.err().isEmpty();
            }
        });
    }

    private void assertRefused(String why, String name, String... options) {
        try (ChildJvm command = run(name, options)) {
            assertEquals(1, command.exitCode(), command::toString);
            assertEquals(1, command.err().size(), command::toString);
            assertTrue(command.err().get(0).contains(why), command::toString);
            assertTrue(command.out().isEmpty(), command::toString);
        }
    }

    private ChildJvm run(String name, String... options) {
        List<String> words = new ArrayList<>(List.of(name, url));
        words.addAll(name.equals("watch") ? List.of("--seconds", "0.2", "--interval", "0.1") : List.of());
        words.addAll(List.of(options).contains("--ca") ? List.of() : List.of("--ca", authority.toString()));
        words.addAll(List.of(options));
        ChildCommand command =
                ChildJvm.on(jdk).environment("BOB", "2").environment("TOKEN", "a-token-of-many-letters\n");
        return command.jvm("-Dfile.encoding=UTF-8")
                .arguments(words.toArray(String[]::new))
                .jar(SondeJar.path());
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
