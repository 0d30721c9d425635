package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.tools.attach.VirtualMachine;
import dev.sonde.testing.ChildCommand;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.OnSomeJdks;
import dev.sonde.testing.SondeJar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Jetty whose class loader shows it nothing but what is said, with no setting made for the agent. */
@Execution(ExecutionMode.CONCURRENT)
final class ModularLoadersIT {

    @TempDir
    private Path folder;

    private final FixtureProgram jetty = JettyBundle.PROGRAM;

    static List<Jdk> jdksOfEquinox() {
        return Fixture.EQUINOX_3_18.jdks();
    }

    /** It sets a policy, which Java 24 and newer refuse. */
    static Stream<Jdk> jdksOfJBossModules() {
        return Fixture.JBOSS_MODULES_1_12.jdks().stream().filter(jdk -> jdk.version() < 24);
    }

    @OnSomeJdks
    void requestsInABundleOfFelixAreCounted(Jdk jdk) throws IOException {
        requestsInABundleAreCounted(Fixture.FELIX_7, jdk);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdksOfEquinox")
    void requestsInABundleOfEquinoxAreCounted(Jdk jdk) throws IOException {
        requestsInABundleAreCounted(Fixture.EQUINOX_3_18, jdk);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdksOfJBossModules")
    void requestsInAModuleOfJBossModulesAreCounted(Jdk jdk) throws IOException {
        countedIn(module(ChildJvm.on(jdk).agent("port=0,jfr=false")));
    }

    /** What is loaded last is found first, and this is the loader of all others. */
    @Test
    void aRunningModuleOfJBossModulesIsCountedFromThenOn() throws Exception {
        ChildJvm child = module(ChildJvm.on(Jdks.of(17)));
        String port = child.awaitLine("listening on (\\d+)").group(1);
        HttpCalls.get("http://127.0.0.1:" + port + "/one");
        VirtualMachine machine = VirtualMachine.attach(Long.toString(child.pid()));
        machine.loadAgent(SondeJar.path().toAbsolutePath().toString(), "port=0,jfr=false");
        machine.detach();
        countedIn(child);
    }

    private ChildJvm module(ChildCommand command) throws IOException {
        Path modules = Files.createDirectory(folder.resolve("modules"));
        Path module = Files.createDirectories(modules.resolve("contract/main"));
        StringBuilder resources = new StringBuilder();
        for (Path entry : jetty.classPath()) {
            String name = entry.getFileName().toString();
            copy(entry, module.resolve(name));
            resources.append("<resource-root path='").append(name).append("'/>");
        }
        Files.writeString(
                module.resolve("module.xml"),
                "<module xmlns='urn:jboss:module:1.9' name='contract'><main-class name='contract.Main'/><resources>"
                        + resources + "</resources><dependencies><module name='java.se'/></dependencies></module>");
        return command.classPath(Fixture.JBOSS_MODULES_1_12.classPath().toArray(Path[]::new))
                .arguments("-mp", modules.toString(), "contract", folder.toString())
                .main("org.jboss.modules.Main");
    }

    private void requestsInABundleAreCounted(Fixture framework, Jdk jdk) throws IOException {
        FixtureProgram frame = FixtureProgram.of(framework, "osgi", "osgi-bundle");
        ChildCommand command = frame.on(jdk)
                .agent("port=0,jfr=false")
                .property("bundle.folder", folder.toString())
                .arguments(
                        folder.resolve("cache").toString(),
                        JettyBundle.in(folder, frame.classes()).toString());
        countedIn(command.main("Frame"));
    }

    private static void countedIn(ChildJvm started) {
        try (ChildJvm child = started) {
            String port = child.awaitLine("listening on (\\d+)").group(1);
            HttpCalls.get("http://127.0.0.1:" + port + "/one");
            HttpCounts.await(child, Map.of("GET /one 200", 1L));
            Health.assertSound(child, "^WARNING: .*(Unsafe|class org\\.)");
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
    }

    // Not linked: a link that leads elsewhere is no part of a module.
    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path each : files.toList()) {
                Files.copy(each, to.resolve(from.relativize(each).toString()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}
