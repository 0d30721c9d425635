package dev.sonde.http.servers;

import com.sun.tools.attach.VirtualMachine;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.NotInTable;
import dev.sonde.testing.SondeJar;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A server that runs already when the agent comes is woven as one that starts with it. */
@NotInTable
@Execution(ExecutionMode.CONCURRENT)
final class LateAttachIT {

    @TempDir
    Path directory;

    @Test
    void aRunningTomcatIsCountedFromThenOn() throws Exception {
        check(FixtureProgram.of(Fixture.TOMCAT_11_0, "contract", "contract-tomcat"), 500);
    }

    @Test
    void aRunningJettyIsCountedFromThenOn() throws Exception {
        check(FixtureProgram.of(Fixture.JETTY_11_0, "contract", "contract-jetty"), 200);
    }

    @Test
    void aRunningJettyOfTheNewMakeIsCountedFromThenOn() throws Exception {
        check(FixtureProgram.of(Fixture.JETTY_12_1_EE11, "contract", "contract-jetty"), 200);
    }

    private void check(FixtureProgram program, int lateStatus) throws Exception {
        try (ChildJvm child = ServletServerContract.command(program, Jdks.running(), directory)
                .main("contract.Main")) {
            Client client = ServletServerContract.clientOf(child);
            client.get("/app/exact", 200);
            client.get("/app/async/nested", 200);
            VirtualMachine machine = VirtualMachine.attach(Long.toString(child.pid()));
            machine.loadAgent(SondeJar.path().toAbsolutePath().toString(), "port=0");
            machine.detach();
            ServletServerContract.holds(child, lateStatus);
        }
    }
}
