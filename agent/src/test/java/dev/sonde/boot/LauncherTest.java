package dev.sonde.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.Agent;
import java.io.IOException;
import java.lang.reflect.Member;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** That the classes which stay in a JVM for its life are told apart by their number. */
final class LauncherTest {

    // If this fails, raise the number (if the last release has it), and write down what is told here.
    private static final String NUMBER_AND_SIGNATURES = "1 a987c150";

    @Test
    void theNumberRisesWithTheSignaturesOfWhatStays() throws Exception {
        Set<String> signatures = new TreeSet<>();
        for (Class<?> type : types()) {
            Stream.of(type.getDeclaredMethods())
                    .filter(LauncherTest::isSeenFromOutside)
                    .forEach(each -> signatures.add(each.toString()));
            Stream.of(type.getDeclaredFields())
                    .filter(LauncherTest::isSeenFromOutside)
                    .forEach(each -> signatures.add(each.toString()));
        }
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest(signatures.toString().getBytes(StandardCharsets.UTF_8));
        assertEquals(
                NUMBER_AND_SIGNATURES,
                Launcher.NUMBER + " " + HexFormat.of().formatHex(digest).substring(0, 8));
    }

    private static boolean isSeenFromOutside(Member member) {
        boolean open = Modifier.isPublic(member.getModifiers()) || Modifier.isProtected(member.getModifiers());
        return open
                && !member.isSynthetic()
                && Modifier.isPublic(member.getDeclaringClass().getModifiers());
    }

    @Test
    void theBuildWritesTheNumberIntoTheJarsManifest() throws IOException {
        assertEquals(
                1,
                Files.readAllLines(Path.of("pom.xml")).stream()
                        .filter(line -> line.contains("<Sonde-Boot>" + Launcher.NUMBER + "</Sonde-Boot>"))
                        .count());
    }

    private static List<Class<?>> types() throws IOException, ClassNotFoundException {
        List<Class<?>> types = new ArrayList<>(List.of(Agent.class));
        try (Stream<Path> files = Files.list(Path.of("target", "classes", "dev", "sonde", "boot"))) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                types.add(Class.forName("dev.sonde.boot." + name));
            }
        }
        return types;
    }
}
