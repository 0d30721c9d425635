package dev.sonde.boot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.PackedJar;
import dev.sonde.testing.SondeJar;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

/** That what the build packed is found as it was, all of it, and nothing else. */
final class PackedClassesIT {

    @Test
    void eachClassIsFoundByItsName() throws IOException {
        Map<String, byte[]> all = PackedJar.classes();
        assertTrue(all.size() > 3000, all.size() + " classes");
        try (ZipFile jar = new ZipFile(SondeJar.path().toFile())) {
            PackedClasses packed = new PackedClasses(jar);
            for (Map.Entry<String, byte[]> each : all.entrySet()) {
                assertArrayEquals(each.getValue(), bytes(packed.find(each.getKey())), each.getKey());
            }
        }
    }

    @Test
    void aNameThatHashesLikeOneThatIsThereIsNotFound() throws IOException {
        String known = "dev/sonde/http/Ledger";
        String other = known.replace("Le", "MF");
        assertEquals(known.hashCode(), other.hashCode());
        try (ZipFile jar = new ZipFile(SondeJar.path().toFile())) {
            assertNull(new PackedClasses(jar).find(other));
        }
    }

    @Test
    void allThatWasCompiledAndAllThatLibrariesBringIsPacked() throws IOException {
        Set<String> wanted = new TreeSet<>(own().keySet());
        Path libraries = Path.of(System.getProperty("sonde.libraries"));
        try (Stream<Path> files = Files.walk(libraries)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .map(libraries::relativize)
                    .map(file -> nameOf(file.subpath(1, file.getNameCount())))
                    .forEach(wanted::add);
        }
        assertEquals(wanted, new TreeSet<>(PackedJar.classes().keySet()));
    }

    @Test
    void theAgentsOwnClassesKeepTheirLines() throws IOException {
        Map<String, byte[]> packed = PackedJar.classes();
        for (Map.Entry<String, Path> each : own().entrySet()) {
            byte[] compiled = Files.readAllBytes(each.getValue());
            assertEquals(lines(compiled), lines(packed.get(each.getKey())), each.getKey());
        }
    }

    @Test
    void aClassIsReadAsAResourceToo() throws IOException {
        try (AgentClassLoader loader = new AgentClassLoader(SondeJar.path().toFile());
                InputStream in = loader.getResourceAsStream("dev/sonde/http/Ledger.class")) {
            assertArrayEquals(PackedJar.classes().get("dev/sonde/http/Ledger"), in.readAllBytes());
            assertNull(loader.getResourceAsStream("dev/sonde/http/NoLedger.class"));
        }
    }

    private static Map<String, Path> own() throws IOException {
        Map<String, Path> own = new TreeMap<>();
        Path classes = Path.of("target", "classes");
        try (Stream<Path> files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class"))
                    .forEach(file -> own.put(nameOf(classes.relativize(file)), file));
        }
        own.keySet().removeIf(name -> name.equals("dev/sonde/Agent") || name.startsWith("dev/sonde/boot/"));
        return own;
    }

    private static String nameOf(Path classFile) {
        return classFile.toString().replace('\\', '/').replaceAll("\\.class$", "");
    }

    private static byte[] bytes(ByteBuffer code) {
        byte[] bytes = new byte[code.remaining()];
        code.get(bytes);
        return bytes;
    }

    private static Set<Integer> lines(byte[] classFile) {
        Set<Integer> lines = new TreeSet<>();
        ClassVisitor visitor = new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(
                    int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public void visitLineNumber(int line, Label start) {
                        lines.add(line);
                    }
                };
            }
        };
        new ClassReader(classFile).accept(visitor, 0);
        return lines;
    }
}
