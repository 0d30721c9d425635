package dev.sonde.http;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.HttpCounts;
import dev.sonde.testing.Jdk;
import dev.sonde.testing.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A Karaf as everybody downloads it, in whose deploy folder lies a bundle with a server, and no setting for the agent.
 * Only with {@code -Pneighbours}, which unpacks it.
 */
final class KarafIT {
    private static final Path DISTRIBUTION = Path.of("fixtures", "karaf", "target", "distribution");
    private static final List<String> EXPORTED = List.of(
            "java.base/sun.net.www.protocol.file",
            "java.base/sun.net.www.protocol.http",
            "java.base/sun.net.www.protocol.jar",
            "java.rmi/sun.rmi.registry",
            "java.security.sasl/com.sun.security.sasl",
            "java.naming/com.sun.jndi.ldap");
    private static final List<String> OPENED = List.of(
            "java.base/java.security",
            "java.base/java.net",
            "java.base/java.lang",
            "java.base/java.util",
            "java.naming/javax.naming.spi",
            "java.rmi/sun.rmi.transport.tcp");

    @TempDir
    private Path base;

    static Stream<Jdk> jdks() {
        return Stream.of(11, 17, 21).map(Jdks::of);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("jdks")
    void requestsInABundleAreCountedWithoutASetting(Jdk jdk) throws IOException {
        boolean isThere = Files.isDirectory(DISTRIBUTION);
        if (!isThere) {
            System.out.println("SKIPPED: no Karaf unpacked; mvn -Pneighbours does");
        }
        assumeTrue(isThere, "no Karaf");
        Path home = inside(DISTRIBUTION).get(0).toAbsolutePath();
        layOut(home);
        try (ChildJvm child = start(jdk, home)) {
            String port = child.awaitLine("listening on (\\d+)").group(1);
            HttpCalls.get("http://127.0.0.1:" + port + "/one");
            HttpCounts.await(child, Map.of("GET /one 200", 1L));
            Health.assertNoFailureCounted(child.scrape());
        }
    }

    // What its own shell script says, as words.
    private ChildJvm start(Jdk jdk, Path home) throws IOException {
        List<Path> classPath = Stream.of("lib/boot", "lib/jdk9plus")
                .flatMap(each -> inside(home.resolve(each)).stream())
                .toList();
        return ChildJvm.on(jdk)
                .agent("port=0,jfr=false")
                .jvm("--add-reads=java.xml=java.logging")
                .jvm("--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED")
                .jvm("--patch-module=java.base="
                        + home.resolve("lib/endorsed/org.apache.karaf.specs.locator-4.4.6.jar"))
                .jvm("--patch-module=java.xml="
                        + home.resolve("lib/endorsed/org.apache.karaf.specs.java.xml-4.4.6.jar"))
                .jvm(words("--add-opens=", OPENED))
                .jvm(words("--add-exports=", EXPORTED))
                .property("karaf.home", home.toString())
                .property("karaf.base", base.toString())
                .property("karaf.data", base.resolve("data").toString())
                .property("karaf.etc", base.resolve("etc").toString())
                .property("karaf.log", base.resolve("data/log").toString())
                .property("karaf.startRemoteShell", "false")
                .property("karaf.startLocalConsole", "false")
                .property("java.io.tmpdir", base.toString())
                .property("bundle.folder", base.toString())
                .classPath(classPath.toArray(Path[]::new))
                .main("org.apache.karaf.main.Main");
    }

    /** A folder of its own, without what opens ports of fixed numbers. */
    private void layOut(Path home) throws IOException {
        Path etc = Files.createDirectories(base.resolve("etc"));
        for (Path each : inside(home.resolve("etc"))) {
            if (Files.isRegularFile(each)) {
                Files.copy(each, etc.resolve(each.getFileName()));
            }
        }
        Path features = etc.resolve("org.apache.karaf.features.cfg");
        Files.writeString(
                features, Files.readString(features).replaceAll("(?m)^ +(ssh|management|instance|jaas)/.*\\R", ""));
        Path custom = etc.resolve("custom.properties");
        Files.writeString(custom, "karaf.shutdown.port=-1\n");
        FixtureProgram activator = FixtureProgram.of(Fixture.FELIX_7, "osgi", "osgi-bundle");
        Files.move(
                JettyBundle.in(base, activator.classes()),
                Files.createDirectory(base.resolve("deploy")).resolve("bundle.jar"));
    }

    private static String[] words(String option, List<String> packages) {
        return packages.stream().map(each -> option + each + "=ALL-UNNAMED").toArray(String[]::new);
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
