package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.access.UserLine;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.SondeJar;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

/** A JVM with the environment of the pod in docs/deploy. */
final class DeployIT {

    private static final String JAR_IN_THE_POD = "/agent/sonde.jar";

    @TempDir
    private Path folder;

    @OnSomeJdks
    void theEnvironmentOfThePodIsAllThatTheAgentNeeds(Jdk jdk) throws IOException {
        Path users = Files.writeString(
                folder.resolve("users"),
                UserLine.of("prometheus", "scrape", "one") + "\n" + UserLine.of("operator", "profile", "two"));
        Files.setPosixFilePermissions(users, PosixFilePermissions.fromString("r--r-----"));
        Map<String, String> environment = new TreeMap<>(Manifests.read().environment());
        environment.computeIfPresent(
                "JAVA_TOOL_OPTIONS",
                (name, value) -> value.replace(JAR_IN_THE_POD, SondeJar.path().toString()));
        environment.put("SONDE_AUTH_USERS", users.toString());
        environment.put("SONDE_APPLICATION", "shop");
        // A free port, since tests run side by side.
        environment.put("SONDE_PORT", "0");
        ChildCommand command = FixtureProgram.of(Fixture.JDK, "burner").on(jdk);
        environment.forEach(command::environment);
        try (ChildJvm child = command.main("Burner")) {
            String url = "http://127.0.0.1:" + child.sondePort();
            HttpResponse<String> scrape = HttpCalls.get(url + "/metrics", "Authorization", basic("prometheus", "one"));
            assertTrue(scrape.body().contains("application=\"shop\""), scrape::body);
            assertEquals(401, HttpCalls.get(url + "/metrics").statusCode());
            assertEquals(
                    403,
                    HttpCalls.get(url + "/flame", "Authorization", basic("prometheus", "one"))
                            .statusCode());
            assertEquals(
                    200,
                    HttpCalls.get(url + "/flame", "Authorization", basic("operator", "two"))
                            .statusCode());
            Health.assertNothingUnexpectedPrinted(child, "^Picked up JAVA_TOOL_OPTIONS");
        }
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8));
    }
}
