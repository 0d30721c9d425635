package dev.sonde.http.servers;

import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.CopiedClasses;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.NotInTable;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Copies of servers beneath another package are held to what the servers themselves are held to. */
@NotInTable
@Execution(ExecutionMode.CONCURRENT)
final class CopiedServersIT {

    @TempDir
    Path classes;

    @TempDir
    Path directory;

    @Test
    void aCopyOfJettyAndOfTheServletsThatItServes() {
        FixtureProgram jetty = FixtureProgram.of(Fixture.JETTY_9_4, "contract", "contract-jetty");
        CopiedClasses.write(jetty, classes, "org/eclipse/", "javax/servlet/");
        servletsAreHeld(200);
    }

    @Test
    void aCopyOfUndertowThatServesServletsOfTheirOwnPackage() {
        FixtureProgram undertow = FixtureProgram.of(Fixture.UNDERTOW_2_3, "contract", "contract-undertow");
        CopiedClasses.write(undertow, classes, "io/undertow/");
        servletsAreHeld(200);
    }

    @Test
    void aCopyOfNetty() {
        CopiedClasses.write(FixtureProgram.of(Fixture.NETTY_4_2, "netty"), classes, "io/netty/");
        NettyIT.holds(command());
    }

    private void servletsAreHeld(int lateStatus) {
        try (ChildJvm child = command().agent("port=0,jfr=false").main("contract.Main")) {
            ServletServerContract.holds(child, lateStatus);
        }
    }

    private ChildCommand command() {
        return ChildJvm.on(Jdks.running())
                .classPath(classes)
                .jvm("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
                .arguments(directory.toString());
    }
}
