package dev.sonde;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.PackedJar;
import dev.sonde.testing.SondeJar;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the built jar holds, and what of it a service could ever see. */
final class JarIT {
    private static final long BUDGET_BYTES = 5_200_000;
    private static final int JAVA_8_CLASS_FILE = 52;
    private static final int VERSION_AT = 6;
    private static final String SYSTEMS = "linux-x86-64 linux-aarch64 linux-x86 linux-arm darwin-x86-64 darwin-aarch64"
            + " win32-x86-64 win32-x86 win32-aarch64";

    @Test
    void onlyTheEntryTheSeamAndTheAgentsOwnZoneAreInTheJar() throws IOException {
        Set<String> outside = new TreeSet<>();
        for (String name : names()) {
            if (!name.startsWith("agent/") && !name.matches("dev/sonde/boot/[A-Za-z0-9$]+\\.class")) {
                outside.add(name);
            }
        }
        assertEquals(Set.of("META-INF/MANIFEST.MF", "dev/sonde/Agent.class"), outside);
    }

    @Test
    void noLoaderFindsAClassInTheAgentsOwnZone() throws IOException {
        for (String name : names()) {
            if (name.startsWith("agent/")) {
                assertTrue(!name.endsWith(".class"), name);
            }
        }
    }

    @Test
    void everyClassRunsOnJava8() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>(PackedJar.classes());
        try (JarFile jar = new JarFile(SondeJar.path().toFile())) {
            for (String name : names()) {
                if (name.endsWith(".class")) {
                    classes.put(name, jar.getInputStream(jar.getJarEntry(name)).readAllBytes());
                }
            }
        }
        List<String> newer = new ArrayList<>();
        classes.forEach((name, code) -> {
            assertEquals(0xCAFEBABE, ByteBuffer.wrap(code).getInt(), name);
            if (ByteBuffer.wrap(code).getShort(VERSION_AT) > JAVA_8_CLASS_FILE) {
                newer.add(name);
            }
        });
        assertEquals(List.of(), newer);
    }

    @Test
    void theNativeLibrariesAreThoseOfTheSystemsThatAreSupported() throws IOException {
        Set<String> systems = new TreeSet<>();
        for (String name : names()) {
            if (name.matches("agent/com/sun/jna/.*jnidispatch.*")) {
                systems.add(name.split("/")[4]);
            }
        }
        assertEquals(Set.of(SYSTEMS.split(" ")), systems);
    }

    @Test
    void theBootClassesAreDefinedAfterThoseTheyExtend() throws Exception {
        List<String> defined = new ArrayList<>();
        for (String name : Agent.bootClasses(SondeJar.path().toFile()).keySet()) {
            Class<?> type =
                    Class.forName(name.replace('/', '.'), false, getClass().getClassLoader());
            Stream.concat(Stream.of(type.getInterfaces()), Stream.ofNullable(type.getSuperclass()))
                    .map(Class::getName)
                    .filter(parent -> parent.startsWith("dev.sonde."))
                    .forEach(parent -> assertTrue(defined.contains(parent), type + " comes before " + parent));
            defined.add(type.getName());
        }
        assertTrue(defined.contains("dev.sonde.boot.RequestsOff"), defined::toString);
    }

    @Test
    void everyServiceThatALibraryProvidesIsKept() throws IOException {
        Path libraries = Path.of(System.getProperty("sonde.libraries"));
        try (JarFile jar = new JarFile(SondeJar.path().toFile());
                Stream<Path> files = Files.walk(libraries)) {
            for (Path file : files.filter(JarIT::isService).toList()) {
                JarEntry merged = jar.getJarEntry("agent/META-INF/services/" + file.getFileName());
                List<String> providers = new String(jar.getInputStream(merged).readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                assertTrue(providers.containsAll(Files.readAllLines(file)), file + " in " + providers);
            }
        }
    }

    @Test
    void theLicencesOfTheLibrariesAreKept() throws IOException {
        List<String> names = names();
        for (String library : List.of("byte-buddy", "micrometer-core", "jna-jpms", "slf4j-api", "HdrHistogram")) {
            String start = "agent/META-INF/licenses/" + library + "-";
            assertTrue(names.stream().anyMatch(name -> name.startsWith(start)), library);
        }
        assertTrue(names.contains("agent/META-INF/licenses/LICENSE"));
    }

    @Test
    void theManifestNamesTheEntryForAllThreeWaysIn() throws IOException {
        try (JarFile jar = new JarFile(SondeJar.path().toFile())) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            for (String entry : List.of("Premain-Class", "Agent-Class", "Main-Class")) {
                assertEquals("dev.sonde.Agent", manifest.getValue(entry));
            }
            assertEquals("true", manifest.getValue("Can-Retransform-Classes"));
            assertEquals("true", manifest.getValue("Can-Redefine-Classes"));
            assertEquals("Sonde", manifest.getValue("Implementation-Title"));
            assertNull(manifest.getValue("Launcher-Agent-Class"));
        }
    }

    @Test
    void theJarIsWithinItsBudget() throws IOException {
        long bytes = Files.size(SondeJar.path());
        System.out.println("sonde.jar: " + bytes + " bytes of " + BUDGET_BYTES);
        assertTrue(bytes < BUDGET_BYTES, bytes + " bytes");
    }

    private static List<String> names() throws IOException {
        try (JarFile jar = new JarFile(SondeJar.path().toFile())) {
            return jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .map(JarEntry::getName)
                    .toList();
        }
    }

    private static boolean isService(Path file) {
        return Files.isRegularFile(file) && file.getParent().endsWith("META-INF/services");
    }
}
