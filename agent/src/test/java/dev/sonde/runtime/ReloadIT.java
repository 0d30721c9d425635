package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.JsonText;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.Orders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options that change while the agent runs, by their file and by a command, without a count lost. */
@Execution(ExecutionMode.CONCURRENT)
final class ReloadIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String COUNT = "http_server_requests_seconds_count";

    @TempDir
    Path folder;

    // Each change of the file takes up to ten seconds: on the oldest and the newest; commands take the same path on
    // all.
    @ParameterizedTest
    @ValueSource(ints = {8, 25})
    void aGoodFileTakesEffectAndABadOneKeepsTheOldAndNoCountIsLost(int java) throws Exception {
        Path file = Files.writeString(folder.resolve("sonde.properties"), "budget=2\nnames=micrometer\n");
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "rounds")
                .on(Jdks.of(java))
                .agent("port=0,jfr=false,config=" + file)
                .main("Serves")) {
            String service = service(child);
            HttpCalls.get(service);
            Await.until("it is counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == 1);
            assertEquals(0.02, child.scrape().value("sonde_cpu_budget_ratio"), 1e-9);
            assertEquals(1, child.scrape().value("sonde_config_last_reload_successful"));

            Files.writeString(file, "budget=3\nnames=opentelemetry\nprobes-off=jdk\n");
            child.awaitLine("options changed: .*probes-off=jdk");
            assertEquals(3, budget(child));
            child.awaitLine("wait for the next start: names=opentelemetry");
            assertEquals(1, child.scrape().sum(COUNT));
            HttpCalls.get(service);
            assertEquals(1, child.scrape().sum(COUNT), "its probe is off");

            Files.writeString(file, "budget=4\nbugdet=5\n");
            Await.until(
                    "it is refused", PATIENCE, () -> child.scrape().value("sonde_config_last_reload_successful") == 0);
            child.awaitLine("former stay in force: unknown option `bugdet`");
            assertEquals(3, budget(child));

            Files.writeString(file, "budget=5\n");
            child.awaitLine("options changed: .*budget=5");
            HttpCalls.get(service);
            Await.until("its probe is on", PATIENCE, () -> child.scrape().sum(COUNT) == 2);
            assertEquals(0, child.scrape().sum("http_server_requests_active"));
            assertEquals(2, child.scrape().value("sonde_config_reloads_total", "result", "ok"));
            Health.assertSound(child);
        }
    }

    @OnSomeJdks
    void aCommandSetsOptionsAndTellsThem(Jdk jdk) throws Exception {
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "rounds")
                .on(jdk)
                .agent("port=0,jfr=false")
                .main("Serves")) {
            child.sondePort();
            String service = service(child);
            Orders orders = new Orders(child, folder);
            Map<String, Object> set = orders.give("config,budget=7,endpoints=300");
            assertEquals("config", set.get("result"), set::toString);
            assertEquals(7, budget(child));
            Map<String, Object> refused = orders.give("config,port=1,budget=0,nonsense=1");
            assertEquals("refused", refused.get("result"));
            assertEquals(7, budget(child));
            List<?> all = (List<?>) orders.give("config").get("options");
            assertTrue(
                    all.stream()
                            .map(JsonText::object)
                            .anyMatch(each -> each.get("name").equals("budget")
                                    && each.get("value").equals("7")
                                    && each.get("source").equals("command")
                                    && each.get("effect").equals("now")),
                    all::toString);
            Map<String, Object> status = orders.give("status");
            assertTrue(status.get("options").toString().contains("budget=7 (command)"), status::toString);
            HttpCalls.get(service);
            Await.until("it is counted", PATIENCE, () -> child.scrape().sumOrZero(COUNT) == 1);
            assertEquals("config", orders.give("config,probes-off=jdk").get("result"));
            HttpCalls.get(service);
            assertEquals("config", orders.give("config,probes-off=").get("result"));
            HttpCalls.get(service);
            Await.until("its probe is on", PATIENCE, () -> child.scrape().sum(COUNT) == 2);
            assertEquals(0, child.scrape().sum("http_server_requests_active"));
            Health.assertSound(child);
        }
    }

    private static String service(ChildJvm child) {
        return "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1) + "/fast";
    }

    private static long budget(ChildJvm child) {
        return Math.round(100 * child.scrape().value("sonde_cpu_budget_ratio"));
    }
}
