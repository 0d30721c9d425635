package dev.sonde.http;

import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/** A bundle of OSGi with Jetty and its program in it, which imports what it needs as it needs it. */
final class JettyBundle {

    static final FixtureProgram PROGRAM = FixtureProgram.of(Fixture.JETTY_9_4, "contract", "contract-jetty");

    private JettyBundle() {}

    /** Makes it, with the compiled activator. */
    static Path in(Path folder, Path activator) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "contract");
        main.putValue("Bundle-Activator", "bundle.Begin");
        main.putValue("Import-Package", "org.osgi.framework");
        main.putValue("DynamicImport-Package", "*");
        List<Path> libraries = PROGRAM.fixture().classPath();
        List<String> path = new ArrayList<>(List.of("."));
        libraries.forEach(each -> path.add(each.getFileName().toString()));
        main.putValue("Bundle-ClassPath", String.join(",", path));
        Path file = folder.resolve("bundle.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Path library : libraries) {
                add(jar, library.getFileName().toString(), library);
            }
            addFolder(jar, PROGRAM.classes());
            add(jar, "bundle/Begin.class", activator.resolve("bundle/Begin.class"));
        }
        return file;
    }

    private static void addFolder(JarOutputStream jar, Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.filter(Files::isRegularFile)
                    .forEach(each -> add(jar, root.relativize(each).toString(), each));
        }
    }

    private static void add(JarOutputStream jar, String name, Path file) {
        try {
            jar.putNextEntry(new JarEntry(name));
            Files.copy(file, jar);
            jar.closeEntry();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
