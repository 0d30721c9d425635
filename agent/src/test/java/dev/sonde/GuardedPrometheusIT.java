package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.access.UserLine;
import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.PrometheusServer;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.TestKeys;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real Prometheus servers before the door of an agent: over TLS, by password, by token and by certificate. */
final class GuardedPrometheusIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REQUESTS = 5;
    private static final List<String> FIGURES = List.of(
            "http_server_requests_seconds_count",
            "http_server_requests_seconds_sum",
            "http_server_requests_cpu_seconds_total",
            "http_server_requests_allocated_bytes_total");

    @TempDir
    private Path folder;

    private TestKeys keys;
    private TestKeys stranger;
    private String jobs = "";

    @BeforeEach
    void make() throws IOException {
        keys = TestKeys.in(folder);
        stranger = TestKeys.in(folder, "stranger.p12");
        write("ca.pem", keys.certificatePem());
        write("stranger.pem", stranger.certificatePem());
        write("stranger.key", stranger.keyPem());
        write("client.key", keys.keyPem());
        write("password", "one");
        write("token", "a-token-of-many-letters");
        write("wrong", "two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PROMETHEUS", "PROMETHEUS_2"})
    void prometheusIsLetInByPasswordTokenOrCertificateAndByNothingElse(String variable) throws IOException {
        String byPassword = "basic_auth: {username: prometheus, password_file: %s/password}";
        try (ChildJvm guarded = service("auth-users=env:USERS,auth-tokens=env:TOKENS");
                ChildJvm mutual = service("tls-client-ca=" + folder.resolve("ca.pem"))) {
            Scrape byHand = scrape(guarded, keys.client());
            Scrape byCertificate = scrape(
                    mutual,
                    HttpClient.newBuilder().sslContext(keys.trusting(keys)).build());
            addJob("password", guarded, "https", byPassword, "ca_file: %s/ca.pem");
            addJob("token", guarded, "https", "authorization: {credentials_file: %s/token}", "ca_file: %s/ca.pem");
            String certificate = "ca_file: %1$s/ca.pem, cert_file: %1$s/ca.pem, key_file: %1$s/client.key";
            addJob("certificate", mutual, "https", "", certificate);
            addJob("no-nobody", guarded, "https", "", "ca_file: %s/ca.pem");
            addJob("no-wrong", guarded, "https", byPassword.replace("/password}", "/wrong}"), "ca_file: %s/ca.pem");
            addJob("no-token", guarded, "https", "authorization: {credentials_file: %s/wrong}", "ca_file: %s/ca.pem");
            addJob("no-tls", guarded, "http", byPassword, "");
            addJob("no-trust", guarded, "https", byPassword, "ca_file: %s/stranger.pem");
            addJob("no-certificate", mutual, "https", "", "ca_file: %s/ca.pem");
            String other = "ca_file: %1$s/ca.pem, cert_file: %1$s/stranger.pem, key_file: %1$s/stranger.key";
            addJob("no-stranger", mutual, "https", "", other);
            try (PrometheusServer prometheus = PrometheusServer.start(variable, folder, jobs)) {
                assertOnlyTheseAreUp(prometheus, List.of("certificate", "password", "token"));
                for (String figure : FIGURES) {
                    double told = byHand.value(figure, "uri", "/burn");
                    String expression = "sum by (job) (" + figure + "{uri=\"/burn\"})";
                    assertEquals(
                            Map.of(
                                    "job:certificate",
                                    byCertificate.value(figure, "uri", "/burn"),
                                    "job:password",
                                    told,
                                    "job:token",
                                    told),
                            prometheus.query(expression));
                }
            }
            assertEquals(0, scrape(guarded, keys.client()).sumOrZero("sonde_failures_total"));
            Health.assertNothingUnexpectedPrinted(guarded);
            Health.assertNothingUnexpectedPrinted(mutual);
        }
    }

    private static void assertOnlyTheseAreUp(PrometheusServer prometheus, List<String> expected) throws IOException {
        Await.value(
                "three looks at each",
                PATIENCE,
                () -> prometheus.query("count_over_time(up[1m])"),
                looks -> looks.size() == 10 && looks.values().stream().allMatch(count -> count >= 3));
        Map<String, Double> best = prometheus.query("max by (job) (max_over_time(up[1m]))");
        best.forEach((job, up) ->
                assertEquals(expected.contains(job.substring("job:".length())) ? 1 : 0, up, best::toString));
        Map<String, Double> worst = prometheus.query("min by (job) (min_over_time(up{job!~\"no-.*\"}[1m]))");
        assertTrue(worst.size() == 3 && worst.values().stream().allMatch(up -> up == 1), worst::toString);
    }

    private ChildJvm service(String options) {
        ChildJvm service = FixtureProgram.of(Fixture.JDK, "burner")
                .on(Jdks.running())
                .environment("USERS", UserLine.of("prometheus", "scrape", "one"))
                .environment("TOKENS", "a-token-of-many-letters")
                .environment("KEY", keys.keyPem())
                .agent("port=0,jfr=false,tls-key=env:KEY,tls-cert=" + folder.resolve("ca.pem") + ',' + options)
                .main("Burner");
        String port = service.awaitLine("listening on (\\d+)").group(1);
        for (int i = 0; i < REQUESTS; i++) {
            assertEquals(
                    "ok", HttpCalls.get("http://127.0.0.1:" + port + "/burn").body());
        }
        return service;
    }

    private static Scrape scrape(ChildJvm service, HttpClient client) {
        String url = service.awaitLine("metrics (https://[^ ]+/metrics)").group(1);
        String pair = Base64.getEncoder().encodeToString("prometheus:one".getBytes(StandardCharsets.UTF_8));
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Basic " + pair)
                .build();
        return Await.value(
                "all requests in the scrape",
                PATIENCE,
                () -> Scrape.parse(HttpCalls.send(client, request).body()),
                scrape -> scrape.value("http_server_requests_seconds_count", "uri", "/burn") == REQUESTS);
    }

    private void addJob(String name, ChildJvm service, String scheme, String credentials, String tls) {
        String port = service.awaitLine("metrics https://127.0.0.1:(\\d+)/").group(1);
        jobs += """
                - job_name: %s
                  scheme: %s
                  %s
                  tls_config: {%s}
                  static_configs: [{targets: ['127.0.0.1:%s']}]
                """.formatted(name, scheme, credentials.formatted(folder), tls.formatted(folder), port);
    }

    private void write(String name, String content) throws IOException {
        Files.writeString(folder.resolve(name), content);
    }
}
