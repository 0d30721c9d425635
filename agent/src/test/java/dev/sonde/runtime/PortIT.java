package dev.sonde.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Orders;
import dev.sonde.testing.Scrape;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Somebody else takes the port while the service runs. */
@Execution(ExecutionMode.CONCURRENT)
final class PortIT {

    @TempDir
    private Path folder;

    @Test
    void aPortThatIsTakenBetweenDetachAndAttachIsOneLineAndServesWhenItIsFreeAgain() throws Exception {
        try (ChildJvm child =
                FixtureProgram.of(Fixture.JDK, "burner").on(Jdks.running()).main("Burner")) {
            String service =
                    "http://127.0.0.1:" + child.awaitLine("listening on (\\d+)").group(1) + "/rest";
            Orders orders = new Orders(child, folder);
            int port = port(orders.give("attach,port=0,jfr=false"));
            String attach = "attach,jfr=false,port=" + port;
            detach(orders);
            try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                Map<String, Object> reply = orders.give(attach);
                assertEquals("", reply.get("url"), reply::toString);
                assertTrue(reply.get("message").toString().contains("metrics are not served"), reply::toString);
                child.awaitLine("\\[sonde\\] no scrape: .*" + taken.getLocalPort() + ".*port=");
                assertEquals("ok", HttpCalls.get(service).body());
                detach(orders);
            }
            assertEquals(port, port(orders.give(attach)));
            assertEquals("ok", HttpCalls.get(service).body());
            HttpCounts.await(child, Map.of("GET /rest 200", 1L));
            Health.assertNothingUnexpectedPrinted(child);
        }
    }

    @Test
    void anotherPortInTheFileThatIsTakenKeepsTheOldOneAndIsToldToWait() throws Exception {
        Path file = Files.writeString(folder.resolve("sonde.properties"), "port=0\n");
        try (ChildJvm child = FixtureProgram.of(Fixture.JDK, "burner")
                        .on(Jdks.running())
                        .agent("jfr=false,config=" + file)
                        .main("Burner");
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = child.sondePort();
            Files.writeString(file, "port=" + taken.getLocalPort() + "\n");
            child.awaitLine("options that wait for the next start: port=" + taken.getLocalPort());
            Scrape scrape = Scrape.from("http://127.0.0.1:" + port + "/metrics");
            assertEquals(1, scrape.value("sonde_config_last_reload_successful"));
            String service = child.awaitLine("listening on (\\d+)").group(1);
            assertEquals(
                    "ok", HttpCalls.get("http://127.0.0.1:" + service + "/rest").body());
            HttpCounts.await(child, Map.of("GET /rest 200", 1L));
            Health.assertSound(child);
        }
    }

    private static int port(Map<String, Object> attached) {
        String url = (String) attached.get("url");
        return Integer.parseInt(url.replaceAll(".*:(\\d+)/metrics", "$1"));
    }

    private static void detach(Orders orders) throws Exception {
        Map<String, Object> reply = orders.give("detach");
        assertEquals("detached", reply.get("result"), reply::toString);
    }
}
