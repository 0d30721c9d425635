package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import dev.sonde.base.Option;
import dev.sonde.base.Options;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnEveryJdk;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.SondeJar;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The built jar as a command. */
final class CommandLineIT {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer agent;

    @BeforeEach
    void startAgent() throws IOException {
        agent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        agent.createContext("/metrics", exchange -> {
            String text = asked.getAndIncrement() == 0 ? Recorded.FIRST : Recorded.TEN_SECONDS_LATER;
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });
        agent.start();
    }

    @AfterEach
    void stopAgent() {
        agent.stop(0);
    }

    @OnSomeJdks
    void theTableIsShownAndNothingElse(Jdk jdk) {
        try (ChildJvm child = run(jdk, "watch", url(), "--seconds", "1", "--interval", "0.5")) {
            assertEquals(0, child.exitCode(), child::toString);
            assertTrue(child.out().stream().anyMatch(line -> line.startsWith("GET /books/{id}  ")), child::toString);
            assertTrue(child.out().stream().noneMatch(line -> line.contains("\033")), child::toString);
            assertTrue(child.err().isEmpty(), child::toString);
        }
    }

    @OnEveryJdk
    void theEventsOfThisJvmAreListedWithWhatTheyBecome(Jdk jdk) {
        try (ChildJvm child = run(jdk, "events")) {
            assertEquals(0, child.exitCode(), child::toString);
            child.awaitLine("^EVENT +HERE +RECORDED +BECOMES$");
            child.awaitLine("^jdk.JavaMonitorEnter +yes +from 10 ms +jvm_monitor_enter_seconds$");
            child.awaitLine("^jdk.CPULoad +yes +every 10 s +jvm_cpu_load_ratio jvm_machine_cpu_load_ratio$");
            child.awaitLine("^jdk.DirectBufferStatistics +" + (jdk.version() < 17 ? "no" : "yes"));
            assertTrue(child.err().isEmpty(), child::toString);
        }
    }

    @Test
    void theHelpListsEveryOptionOfTheAgent() {
        try (ChildJvm child = run(Jdks.running(), "help", "options")) {
            assertEquals(0, child.exitCode(), child::toString);
            for (Option option : Options.ALL) {
                assertTrue(child.out().stream().anyMatch(line -> line.startsWith("  " + option.key)), option.key);
                assertTrue(child.out().stream().anyMatch(line -> line.contains(option.help)), option.key);
            }
        }
    }

    @Test
    void aCommandThatMakesNoSenseEndsWith2() {
        try (ChildJvm child = run(Jdks.running(), "wacht")) {
            assertEquals(2, child.exitCode());
            child.awaitLine("^sonde: there is no command wacht; try help$");
        }
    }

    @Test
    void anAgentThatIsNotThereEndsWith1() {
        agent.stop(0);
        try (ChildJvm child = run(Jdks.running(), "watch", url())) {
            assertEquals(1, child.exitCode());
            child.awaitLine("^sonde: no answer from " + url() + ": ");
        }
    }

    private String url() {
        return "http://127.0.0.1:" + agent.getAddress().getPort() + "/metrics";
    }

    private static ChildJvm run(Jdk jdk, String... words) {
        return ChildJvm.on(jdk).arguments(words).jar(SondeJar.path());
    }
}
