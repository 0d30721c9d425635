package dev.sonde.testing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/** Copies of the built jar that say something else of themselves. */
public final class JarCopy {
    private JarCopy() {}

    /** One that says it is of another version. */
    public static Path ofVersion(String version, Path folder) throws IOException {
        return replacing("/build.properties", "version=.*", "version=" + version, folder);
    }

    /** One whose boot classes have another number. */
    public static Path ofNumber(int number, Path folder) throws IOException {
        return replacing("MANIFEST.MF", "Sonde-Boot: \\d+", "Sonde-Boot: " + number, folder);
    }

    private static Path replacing(String name, String regex, String replacement, Path folder) throws IOException {
        Path copy = Files.createTempFile(folder, "sonde", ".jar");
        try (JarFile jar = new JarFile(SondeJar.path().toFile());
                JarOutputStream out = new JarOutputStream(Files.newOutputStream(copy))) {
            for (JarEntry entry : jar.stream().toList()) {
                out.putNextEntry(new JarEntry(entry.getName()));
                try (InputStream in = jar.getInputStream(entry)) {
                    InputStream said = entry.getName().endsWith(name) ? replaced(in, regex, replacement) : in;
                    said.transferTo(out);
                }
            }
        }
        return copy;
    }

    private static InputStream replaced(InputStream in, String regex, String replacement) throws IOException {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new ByteArrayInputStream(text.replaceFirst(regex, replacement).getBytes(StandardCharsets.UTF_8));
    }
}
