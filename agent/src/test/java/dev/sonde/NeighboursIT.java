package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Services that are started in uncommon ways are counted like any other. */
@Execution(ExecutionMode.CONCURRENT)
final class NeighboursIT {

    @TempDir
    private Path folder;

    static Stream<Jdk> jdksWithModules() {
        return Jdks.from(11).stream();
    }

    static Stream<Jdk> jdksWithASecurityManager() {
        return Stream.of(8, 11, 17).map(Jdks::of);
    }

    static Stream<Jdk> jdksThatArchiveAtExit() {
        return Jdks.from(17).stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdksWithModules")
    void anApplicationOnTheModulePath(Jdk jdk) {
        counted(
                ChildJvm.on(jdk)
                        .agent("port=0")
                        .jvm(
                                "-p",
                                FixtureProgram.of(Fixture.JDK_WITH_MODULES, "modular")
                                        .classes()
                                        .toString())
                        .main("--module=modular/modular.Main"),
                "/one");
    }

    @Test
    void anImageWithoutOptionalModules() throws IOException, InterruptedException {
        Jdk jdk = Jdks.running();
        Jdk image = new Jdk(jdk.version(), folder.resolve("image"));
        Path modules = jdk.java().resolve("../../jmods").normalize();
        assumeTrue(Files.isDirectory(modules), () -> "no " + modules);
        String path = modules + ":"
                + FixtureProgram.of(Fixture.JDK_WITH_MODULES, "modular").classes();
        Process linking = new ProcessBuilder(
                        jdk.java().resolveSibling("jlink").toString(),
                        "--module-path",
                        path,
                        "--add-modules",
                        "modular,java.instrument",
                        "--output",
                        image.home().toString())
                .inheritIO()
                .start();
        assertEquals(0, linking.waitFor());
        counted(
                ChildJvm.on(image).agent("port=0").main("--module=modular/modular.Main"),
                "/one",
                "^\\[sonde\\] no JVM metrics.* java.management");
    }

    @OnSomeJdks
    void aSystemClassLoaderOfTheServicesOwn(Jdk jdk) {
        counted(
                FixtureProgram.of(Fixture.JDK, "burner", "system-loader")
                        .on(jdk)
                        .property("java.system.class.loader", "Customary")
                        .agent("port=0")
                        .main("Burner"),
                "/rest",
                "VM warning: Archived non-system classes are disabled");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdksWithASecurityManager")
    void aSecurityManagerThatGrantsTheAgentAll(Jdk jdk) throws IOException {
        String ofTheAgent = "grant codeBase \"" + SondeJar.path().toUri() + "\" {\n"
                + "  permission java.security.AllPermission;\n};\n";
        counted(guarded(jdk, ofTheAgent), "/rest", "^WARNING: .*[sS]ecurity [mM]anager");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdksWithASecurityManager")
    void aSecurityManagerThatDoesNotKnowTheAgent(Jdk jdk) throws IOException {
        try (ChildJvm child = guarded(jdk, "")) {
            child.awaitLine("\\[sonde\\] cannot start, the service runs on without it: .*[Aa]ccess.*");
            String port = child.awaitLine("listening on (\\d+)").group(1);
            assertEquals(
                    "ok", HttpCalls.get("http://127.0.0.1:" + port + "/rest").body());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdksThatArchiveAtExit")
    void anArchiveOfItsClassesIsStillUsed(Jdk jdk) throws IOException {
        Path archive = folder.resolve("service.jsa");
        Path jar = folder.resolve("modular.jar");
        // Classes in a folder are not archived.
        assertEquals(
                0,
                java.util.spi.ToolProvider.findFirst("jar")
                        .orElseThrow()
                        .run(
                                System.out,
                                System.err,
                                "--create",
                                "--file=" + jar,
                                "-C",
                                FixtureProgram.of(Fixture.JDK_WITH_MODULES, "modular")
                                        .classes()
                                        .toString(),
                                "."));
        try (ChildJvm child = ChildJvm.on(jdk)
                .classPath(jar)
                .jvm("-XX:ArchiveClassesAtExit=" + archive)
                .main("modular.Main")) {
            child.awaitLine("listening on");
            child.closeInput();
            assertEquals(0, child.exitCode(), child::toString);
        }
        Path loads = folder.resolve("loads");
        counted(
                ChildJvm.on(jdk)
                        .classPath(jar)
                        .jvm("-XX:SharedArchiveFile=" + archive, "-Xlog:class+load:file=" + loads)
                        .agent("port=0")
                        .main("modular.Main"),
                "/one");
        List<String> own = Files.readAllLines(loads).stream()
                .filter(line -> line.contains("modular.Main source:"))
                .toList();
        assertTrue(own.toString().contains("shared objects file"), own::toString);
    }

    private ChildJvm guarded(Jdk jdk, String more) throws IOException {
        FixtureProgram burner = FixtureProgram.of(Fixture.JDK, "burner");
        Path policy = Files.writeString(
                folder.resolve("policy"),
                more + "grant codeBase \"" + burner.classes().toUri() + "\" {\n"
                        + "  permission java.net.SocketPermission \"*\", \"listen,accept,resolve\";\n"
                        + "  permission java.lang.management.ManagementPermission \"monitor\";\n"
                        + "  permission java.net.NetPermission \"*\";\n};\n");
        ChildCommand command = burner.on(jdk)
                .property("java.security.manager", "default")
                .property("java.security.policy", "=" + policy)
                .agent("port=0");
        return command.main("Burner");
    }

    private static void counted(ChildJvm started, String path, String... expectedLines) {
        try (ChildJvm child = started) {
            String port = child.awaitLine("listening on (\\d+)").group(1);
            assertEquals("ok", HttpCalls.get("http://127.0.0.1:" + port + path).body());
            HttpCounts.await(child, Map.of("GET " + path + " 200", 1L));
            Health.assertSound(child, expectedLines);
            child.terminate();
            child.exitCode();
        }
    }
}
