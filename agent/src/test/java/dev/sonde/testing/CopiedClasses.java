package dev.sonde.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.Remapper;

/** A program and its libraries with some packages beneath another one, as tools that make fat jars do it. */
public final class CopiedClasses extends Remapper {
    private static final String BENEATH = "copy/of/";

    private final Path folder;
    private final List<String> packages;

    private CopiedClasses(Path folder, List<String> packages) {
        super(Opcodes.ASM9);
        this.folder = folder;
        this.packages = packages;
    }

    /**
     * Writes them into the folder, which becomes the class path.
     *
     * @param packages those that are moved, such as {@code io/netty/}
     */
    public static void write(FixtureProgram program, Path folder, String... packages) {
        CopiedClasses copied = new CopiedClasses(folder, List.of(packages));
        try {
            for (Path entry : program.classPath()) {
                if (Files.isDirectory(entry)) {
                    copied.add(entry);
                } else {
                    try (FileSystem jar = FileSystems.newFileSystem(entry)) {
                        copied.add(jar.getPath("/"));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = root.relativize(file).toString();
                if (name.endsWith(".class")) {
                    addClass(file, name);
                } else if (name.startsWith("META-INF/services/")) {
                    addService(file, name.substring("META-INF/services/".length()));
                } else if (name.endsWith(".xml")) {
                    addText(file, name);
                } else {
                    Files.copy(file, place(map(name)), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private void addClass(Path file, String name) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(Files.readAllBytes(file)).accept(new ClassRemapper(writer, this), 0);
        Files.write(place(map(name)), writer.toByteArray());
    }

    private void addService(Path file, String name) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(line -> (String) mapValue(line))
                .toList();
        // Several libraries may each have providers of one service.
        Files.write(
                place("META-INF/services/" + mapValue(name)),
                lines,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }

    private void addText(Path file, String name) throws IOException {
        String text = Files.readString(file);
        for (String each : packages) {
            String type = each.replace('/', '.');
            text = text.replace('"' + type, '"' + BENEATH.replace('/', '.') + type);
        }
        Files.writeString(place(map(name)), text);
    }

    private Path place(String name) throws IOException {
        Path place = folder.resolve(name);
        Files.createDirectories(place.getParent());
        return place;
    }

    @Override
    public String map(String internalName) {
        return packages.stream().anyMatch(internalName::startsWith) ? BENEATH + internalName : internalName;
    }

    /** Names of classes and files that are looked up by name are texts. */
    @Override
    public Object mapValue(Object value) {
        if (!(value instanceof String text)) {
            return super.mapValue(value);
        }
        boolean isClass = packages.stream().anyMatch(each -> text.startsWith(each.replace('/', '.')));
        return isClass ? BENEATH.replace('/', '.') + text : map(text);
    }
}
