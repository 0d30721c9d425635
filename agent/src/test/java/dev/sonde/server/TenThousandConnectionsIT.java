package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.sonde.linux.LinuxProcess;
import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Ten thousand connections, really opened by other processes, while a service is in steady use. */
final class TenThousandConnectionsIT {

    private static final int ALL = 10_000;
    /** Who comes when the listening socket's line is full may believe to be in while the system has forgotten them. */
    private static final int MOST_PART = 6_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Pattern TOLD = Pattern.compile("opened (\\d+), closed (\\d+), failed 0");

    private int opened;
    private int closed;

    @Test
    void allButAFewAreClosedAndTheServiceGoesOn() {
        assumeTrue(LinuxProcess.isHere(), "no /proc");
        try (BesiegedService service = BesiegedService.inTheClear(Jdks.of(25))) {
            AtomicInteger mostFiles = new AtomicInteger();
            List<ChildJvm> crowds = crowds(service.port);
            try {
                service.say("10,000 connections", service.latenciesUntil(PATIENCE, () -> {
                    mostFiles.accumulateAndGet(files(service.child.pid()), Math::max);
                    return crowds.stream().allMatch(crowd -> crowd.out().contains("all have come"));
                }));
                Await.until("the rest is closed", PATIENCE, () -> isSettled(crowds));
            } finally {
                crowds.forEach(ChildJvm::close);
            }
            System.out.printf("    of which %d were closed; at most %d files were open%n", closed, mostFiles.get());
            assertTrue(mostFiles.get() < BesiegedService.MOST_CONNECTIONS + 200, mostFiles::toString);
            double refused = service.awaitScrape().value("sonde_server_refused_total", "reason", "connections");
            assertTrue(refused >= MOST_PART, "refused " + refused);
            service.assertSound();
        }
    }

    /** As many processes as it takes for so many connections, by the limit of files that each has. */
    private static List<ChildJvm> crowds(int port) {
        long files =
                ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getMaxFileDescriptorCount();
        int processes = 1;
        while (ALL / processes + 100 > files || ALL % processes > 0) {
            processes++;
        }
        List<ChildJvm> crowds = new ArrayList<>();
        for (int i = 0; i < processes; i++) {
            crowds.add(FixtureProgram.of(Fixture.JDK, "crowd")
                    .on(Jdks.running())
                    .arguments("" + port, "" + ALL / processes)
                    .main("Crowd"));
        }
        return crowds;
    }

    /** Asks them all; whether all came in and most were sent away. */
    private boolean isSettled(List<ChildJvm> crowds) {
        opened = 0;
        closed = 0;
        for (ChildJvm crowd : crowds) {
            int told = crowd.out().size();
            crowd.send("");
            Await.until("an answer", PATIENCE, () -> crowd.out().size() > told);
            MatchResult last = last(crowd);
            opened += Integer.parseInt(last.group(1));
            closed += Integer.parseInt(last.group(2));
        }
        return opened == ALL && closed >= MOST_PART;
    }

    private static MatchResult last(ChildJvm crowd) {
        List<String> lines = crowd.out();
        Matcher numbers = TOLD.matcher(lines.get(lines.size() - 1));
        assertTrue(numbers.find(), crowd::toString);
        return numbers.toMatchResult();
    }

    private static int files(long pid) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            return (int) files.count();
        }
    }
}
