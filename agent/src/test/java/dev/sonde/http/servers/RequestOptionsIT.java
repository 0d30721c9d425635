package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.NotInTable;
import dev.sonde.testing.Orders;
import dev.sonde.testing.Scrape;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the options make of requests: the oldest and the newest of each server. */
@NotInTable
@Execution(ExecutionMode.CONCURRENT)
final class RequestOptionsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final String COUNT = "http_server_requests_seconds_count";

    private static final String TELLING = "port=0,jfr=false,request-labels=tenant=X-Tenant=a|b|*none,"
            + "answer-labels=length=Content-Length=5:kind=X-Kind=bare";

    @TempDir
    Path folder;

    static Stream<Arguments> servers() {
        return Stream.of(
                Arguments.of(Fixture.JDK, "options-jdk", "OptionsServer"),
                Arguments.of(Fixture.TOMCAT_8_5, "contract-tomcat", "contract.Main"),
                Arguments.of(Fixture.TOMCAT_11_0, "contract-tomcat", "contract.Main"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("servers")
    void whatIsExcludedIsInNoMetricAndNothingIsLeftOpen(Fixture fixture, String folders, String main) throws Exception {
        String agent = "port=0,jfr=false,exclude-routes=/app/prefix*,exclude-paths=/app/exact:/no*,exclude-methods=PUT,"
                + "status-grouping=true,labels=team=shop:region=eu";
        try (ChildJvm child = start(fixture, folders, main, agent)) {
            Client client = ServletServerContract.clientOf(child);
            client.get("/app/exact?a=b", 200);
            client.get("/app/prefix/7", 200);
            client.get("/nothing", 404);
            client.send("PUT", "/app/echo", "x", 200);
            client.get("/app/echo", 200);
            client.get("/app/send-error-plain", 410);
            Await.until("two are counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == 2);
            Scrape scrape = child.scrape();
            assertEquals(Set.of("2xx", "4xx"), scrape.labelValues(COUNT, "status"));
            for (String metric :
                    Set.of(COUNT, "http_server_requests_cpu_seconds_total", "http_server_requests_active")) {
                assertEquals(Set.of("/app/echo", "/app/send-error-plain"), scrape.labelValues(metric, "uri"), metric);
            }
            assertEquals(0, scrape.sum("http_server_requests_active"));
            assertTrue(scrape.has("jvm_memory_used_bytes", "team", "shop", "region", "eu"), scrape::text);
            assertTrue(scrape.has("sonde_build_info", "team", "shop", "region", "eu"), scrape::text);
            assertEquals(
                    "config",
                    new Orders(child, folder)
                            .give("config,exclude-paths=,status-grouping=false")
                            .get("result"));
            client.get("/app/exact", 200);
            Await.until("it is counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT, "uri", "/app/exact") == 1);
            assertEquals(Set.of("200", "410"), child.scrape().labelValues(COUNT, "status"));
            Health.assertSound(child, "^SLF4J", ServletServerContract.OF_THE_JVM);
        }
    }

    @Test
    void requestsInFlightAreToldInAllOrNotAndWhatNothingMatchedIsLeftOut() {
        try (ChildJvm child = start(
                Fixture.JDK, "options-jdk", "OptionsServer", "port=0,jfr=false,in-flight=total,untemplated=ignore")) {
            Client client = ServletServerContract.clientOf(child);
            client.get("/nothing", 404);
            client.get("/app/exact", 200);
            Await.until("one is counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == 1);
            Scrape scrape = child.scrape();
            assertEquals(0, scrape.value("http_server_requests_active"));
            assertEquals(Set.of(), scrape.labelValues("http_server_requests_active", "uri"));
        }
        try (ChildJvm child = start(Fixture.JDK, "options-jdk", "OptionsServer", "port=0,jfr=false,in-flight=off")) {
            ServletServerContract.clientOf(child).get("/app/exact", 200);
            Await.until("one is counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == 1);
            assertFalse(child.scrape().has("http_server_requests_active"));
        }
    }

    @ParameterizedTest
    @EnumSource(
            names = {"JETTY_9_4", "JETTY_11_0", "JETTY_12_0_EE8", "JETTY_12_1_EE11", "UNDERTOW_1_4", "UNDERTOW_2_3"})
    void otherServersTellThePathToo(Fixture fixture) {
        String server = fixture.toString().startsWith("jetty") ? "contract-jetty" : "contract-undertow";
        try (ChildJvm child = start(fixture, server, "contract.Main", "port=0,jfr=false,exclude-paths=/app/exact")) {
            Client client = ServletServerContract.clientOf(child);
            client.get("/app/exact?a=b", 200);
            client.get("/one", 200);
            Await.until("one is counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == 1);
            assertEquals(1, child.scrape().sum(COUNT, "uri", "/one"));
            Health.assertSound(child, "^SLF4J", ServletServerContract.OF_THE_JVM);
        }
    }

    static Stream<Arguments> serversThatTellHeaders() {
        Stream<Arguments> others = Stream.of(
                Arguments.of(Fixture.JETTY_9_4, "contract-jetty", "contract.Main"),
                Arguments.of(Fixture.JETTY_11_0, "contract-jetty", "contract.Main"),
                Arguments.of(Fixture.JETTY_12_0_EE8, "contract-jetty", "contract.Main"),
                Arguments.of(Fixture.JETTY_12_1_EE11, "contract-jetty", "contract.Main"),
                Arguments.of(Fixture.UNDERTOW_1_4, "contract-undertow", "contract.Main"),
                Arguments.of(Fixture.UNDERTOW_2_3, "contract-undertow", "contract.Main"));
        return Stream.concat(servers(), others);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("serversThatTellHeaders")
    void headersBecomeLabelsIfTheyHaveAValueThatIsListed(Fixture fixture, String folders, String main) {
        String agent = "port=0,jfr=false,request-labels=tenant=X-Tenant=a|b|*none,answer-labels=plan=x-plan=gold,"
                + "queue-headers=X-Request-Start,fine-buckets=0.001:0.002:60";
        try (ChildJvm child = start(fixture, folders, main, agent)) {
            Client client = ServletServerContract.clientOf(child);
            long now = System.currentTimeMillis();
            client.get("/app/echo?plan=gold", 200, "X-Tenant", "a", "x-request-start", "t=" + (now - 1_000) + "000");
            client.get("/app/echo?plan=brass", 200, "x-tenant", "b", "X-Request-Start", "t=" + (now + 60_000) + "000");
            client.get("/app/echo?plan=%22", 200, "X-Tenant", "{a}", "X-Request-Start", "no time");
            client.get("/app/echo", 200);
            Await.until("all are counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == 4);
            Scrape scrape = child.scrape();
            for (String metric : Set.of(COUNT, "http_server_requests_cpu_seconds_total")) {
                assertEquals(
                        1, scrape.samples(metric, "tenant", "a", "plan", "gold").size());
                assertEquals(
                        1,
                        scrape.samples(metric, "tenant", "b", "plan", "other").size());
                assertEquals(
                        1,
                        scrape.samples(metric, "tenant", "none", "plan", "other")
                                .size());
                assertEquals(3, scrape.samples(metric).size());
            }
            assertEquals(0, scrape.value("http_server_requests_active", "uri", "/app/echo"));
            assertEquals(1, scrape.value("http_server_requests_queued_seconds_count"));
            assertEquals(1, scrape.value("http_server_requests_queued_seconds_sum"), 5);
            assertEquals(2, scrape.value("http_server_requests_queued_unknown_total"));
            assertEquals(4, scrape.value("http_server_requests_fine_seconds_bucket", "le", "60.0"));
            assertEquals(
                    4,
                    scrape.samples("http_server_requests_fine_seconds_bucket").size());
            Health.assertSound(child, "^SLF4J", ServletServerContract.OF_THE_JVM);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"TOMCAT_8_5", "TOMCAT_9_0", "TOMCAT_10_1", "TOMCAT_11_0"})
    void tomcatTellsTheBytesThatWereMovedAndWhenAnswersBegin(Fixture fixture) {
        try (ChildJvm child = start(fixture, "contract-tomcat", "contract.Main", "port=0,jfr=false,bodies=true")) {
            Client client = ServletServerContract.clientOf(child);
            client.upload("/app/upload", 1 << 20);
            client.get("/app/echo", 200);
            client.getOverHttp2("/app/echo", 200, 3);
            client.get("/app/stream?millis=400", 200);
            client.get("/app/async/complete", 200);
            Await.until("all are counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == 7);
            Scrape scrape = child.scrape();
            assertEquals(1 << 20, scrape.value("http_server_requests_received_bytes_total", "uri", "/app/upload"));
            assertEquals(7, scrape.value("http_server_requests_sent_bytes_total", "uri", "/app/upload"));
            assertEquals(4 * 5, scrape.value("http_server_requests_sent_bytes_total", "uri", "/app/echo"));
            assertEquals(0, scrape.value("http_server_requests_received_bytes_total", "uri", "/app/echo"));
            assertEquals(5, scrape.value("http_server_requests_sent_bytes_total", "uri", "/app/async/complete"));
            assertEquals(7, scrape.sum("http_server_requests_first_byte_seconds_count"));
            double whole = scrape.value("http_server_requests_seconds_sum", "uri", "/app/stream");
            double first = scrape.value("http_server_requests_first_byte_seconds_sum", "uri", "/app/stream");
            assertTrue(whole - first >= 0.39, whole + " s, first byte after " + first);
            Health.assertSound(child, "^SLF4J", ServletServerContract.OF_THE_JVM);
        }
    }

    @Test
    void whereTheServerDoesNotTellThereIsNothing() {
        try (ChildJvm child = start(Fixture.JDK, "options-jdk", "OptionsServer", "port=0,jfr=false,bodies=true")) {
            ServletServerContract.clientOf(child).get("/app/exact", 200);
            Await.until("it is counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == 1);
            assertFalse(child.scrape().has("http_server_requests_sent_bytes_total"));
            assertFalse(child.scrape().has("http_server_requests_first_byte_seconds_count"));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NETTY_4_1_OLD", "NETTY_4_2"})
    void nettyTellsThePathAndHeadersToo(Fixture fixture) {
        try (ChildJvm child = start(fixture, "netty", "NettyServer", TELLING + ",exclude-paths=/now")) {
            Client client = ServletServerContract.clientOf(child);
            client.get("/now", 200);
            client.get("/later", 200, "X-Tenant", "a");
            areLabelled(child, 1, "tenant", "a", "length", "5");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NETTY_4_1_OLD", "NETTY_4_2"})
    void streamsOfHttp2TellThemToo(Fixture fixture) {
        try (ChildJvm child = start(fixture, "netty-http2", "Main", TELLING + ",exclude-paths=/empty")) {
            int port = Integer.parseInt(
                    child.awaitLine("listener on \\d+ frames on (\\d+)").group(1));
            Client client = new Client(port);
            client.getOverHttp2("/empty", 204, 1);
            for (int i = 0; i < 3; i++) {
                client.getOverHttp2("/later", 200, "X-Tenant", "a");
            }
            areLabelled(child, 3, "tenant", "a");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"GRIZZLY_2", "GRIZZLY_4"})
    void grizzlyTellsThemToo(Fixture fixture) {
        try (ChildJvm child = start(fixture, "jaxrs grizzly", "Main", TELLING + ",exclude-paths=/bare/hidden")) {
            Client client = ServletServerContract.clientOf(child);
            client.get("/bare/hidden", 200);
            client.get("/bare", 200, "X-Tenant", "a");
            areLabelled(child, 1, "tenant", "a", "kind", "bare");
        }
    }

    static Stream<Arguments> othersThatTellThem() {
        return Stream.of(
                Arguments.of(Fixture.HELIDON_4_0, "helidon virtual", "/api/ping"),
                Arguments.of(Fixture.HELIDON_4, "helidon virtual", "/api/ping"),
                Arguments.of(Fixture.PEKKO_HTTP_1, "pekko", "/kind"),
                Arguments.of(Fixture.AKKA_HTTP_10_2, "pekko", "/kind"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("othersThatTellThem")
    void othersTellHeadersToo(Fixture fixture, String folders, String path) {
        try (ChildJvm child = start(fixture, folders, "Main", TELLING)) {
            ServletServerContract.clientOf(child).get(path, 200, "x-tenant", "a");
            areLabelled(child, 1, "tenant", "a", "kind", "bare");
        }
    }

    private static void areLabelled(ChildJvm child, int requests, String... labels) {
        Await.until("all are counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == requests);
        assertEquals(
                requests,
                child.scrape().sumOrZero(COUNT, labels),
                () -> child.scrape().text());
        Health.assertSound(child, "^SLF4J", "^There is no Helidon logging", ServletServerContract.OF_THE_JVM);
    }

    private ChildJvm start(Fixture fixture, String program, String main, String agent) {
        String[] folders = (program.startsWith("contract-") ? "contract " + program : program).split(" ");
        Jdk oldest = fixture.jdks().get(0);
        return ServletServerContract.command(FixtureProgram.of(fixture, folders), oldest, folder)
                .agent(agent)
                .main(main);
    }
}
