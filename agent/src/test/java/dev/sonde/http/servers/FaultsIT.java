package dev.sonde.http.servers;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.FaultAgent;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.NotInTable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever fails in the agent while a request is served, each client has the answer that it has without it. */
@NotInTable
@Execution(ExecutionMode.CONCURRENT)
final class FaultsIT {

    private static final String LEDGER = "dev.sonde.http.Ledger";

    @TempDir
    private Path folder;

    static Stream<String> faults() {
        return Stream.of(
                "begin",
                "end:finish",
                "takeUp:letGo",
                "keep:kept:recall:lost:lostEarly:queue:youngest:unpark:release:answer",
                "name:nameWithin:join:threw:failedAs:threadEnded",
                "begin:failed",
                "end:finish:takeUp:letGo:keep:kept:queue:release:name:failed");
    }

    /** Those that only servers feel which hold their requests in other ways. */
    static Stream<String> faultsWhileOneWaits() {
        return faults().filter(methods -> methods.contains("release") || methods.contains("finish"));
    }

    @ParameterizedTest(name = "Tomcat, where these fail: {0}")
    @MethodSource("faults")
    void aTomcatAnswersAsWithoutTheAgent(String methods) {
        everyAnswerIsAsWithoutTheAgent(
                FixtureProgram.of(Fixture.TOMCAT_9_0, "contract", "contract-tomcat"), methods, 500);
    }

    @ParameterizedTest(name = "Jetty, where these fail: {0}")
    @MethodSource("faults")
    void aJettyAnswersAsWithoutTheAgent(String methods) {
        everyAnswerIsAsWithoutTheAgent(
                FixtureProgram.of(Fixture.JETTY_12_0_EE10, "contract", "contract-jetty"), methods, 200);
    }

    @ParameterizedTest(name = "Undertow, where these fail: {0}")
    @MethodSource("faultsWhileOneWaits")
    void anUndertowAnswersAsWithoutTheAgent(String methods) {
        everyAnswerIsAsWithoutTheAgent(
                FixtureProgram.of(Fixture.UNDERTOW_2_3, "contract", "contract-undertow"), methods, 200);
    }

    @ParameterizedTest(name = "Netty, where these fail: {0}")
    @MethodSource("faultsWhileOneWaits")
    void aNettyAnswersAsWithoutTheAgent(String methods) {
        check(FixtureProgram.of(Fixture.NETTY_4_1, "netty"), methods, "NettyServer", NettyIT::answers);
    }

    private void everyAnswerIsAsWithoutTheAgent(FixtureProgram program, String methods, int lateStatus) {
        check(
                program,
                methods,
                "contract.Main",
                client -> ServletScenarios.all(lateStatus).stream()
                        .<Executable>map(scenario -> () -> scenario.act().accept(client))
                        .toList());
    }

    private void check(
            FixtureProgram program, String methods, String main, Function<Client, List<Executable>> answers) {
        try (ChildJvm child = ServletServerContract.command(program, Jdks.running(), folder)
                .jvm(FaultAgent.javaagent(folder, LEDGER, methods.split(":")))
                .agent("port=0,jfr=false")
                .main(main)) {
            assertAll(answers.apply(ServletServerContract.clientOf(child)));
            // Told once for each place, and then counted only.
            assertTrue(child.err().size() < 60, child::toString);
            boolean told = child.err().stream().anyMatch(line -> line.contains("IllegalStateException: injected into"));
            assertEquals(!List.of(methods.split(":")).contains("failed"), told, child::toString);
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }
}
