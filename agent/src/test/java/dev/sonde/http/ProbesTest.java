package dev.sonde.http;

import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.boot.Bodies;
import dev.sonde.boot.Channels;
import dev.sonde.boot.Headers;
import dev.sonde.boot.Hops;
import dev.sonde.boot.Requests;
import dev.sonde.boot.Routes;
import dev.sonde.boot.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.Handle;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That every probe keeps to what can be woven: the code of its advice is copied into classes of other loaders. */
final class ProbesTest {

    static List<Probe> probes() {
        List<Probe> probes = new ArrayList<>(Probes.allBut(List.of()));
        probes.add(new TaskHops());
        return probes;
    }

    @ParameterizedTest
    @MethodSource("probes")
    void adviceIsNestedInItsProbe(Probe probe) {
        assertEquals(
                Set.of(probe.getClass()),
                advice(probe).map(Class::getDeclaringClass).collect(toSet()));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void whatIsNestedInAProbeIsItsAdviceOrAMirror(Probe probe) {
        Set<Class<?>> advice = advice(probe).collect(toSet());
        assertEquals(
                List.of(),
                Stream.of(probe.getClass().getDeclaredClasses())
                        .filter(nested -> !advice.contains(nested) && !nested.isAnnotationPresent(Mirror.class))
                        .toList());
    }

    @ParameterizedTest
    @MethodSource("probes")
    void adviceUsesTheSeamAndMirrorsAndTheJdkOnly(Probe probe) {
        Set<String> mirrors = Stream.of(probe.getClass().getDeclaredClasses())
                .filter(nested -> nested.isAnnotationPresent(Mirror.class))
                .map(Class::getName)
                .collect(toSet());
        Set<String> seam = Stream.of(
                        Requests.class,
                        Channels.class,
                        Streams.class,
                        Hops.class,
                        Routes.class,
                        Headers.class,
                        Bodies.class)
                .map(Class::getName)
                .collect(toSet());
        assertEquals(
                "",
                breaches(probe, used -> !used.startsWith("java.") && !seam.contains(used) && !mirrors.contains(used)));
    }

    @Test
    void adviceOfAFrameworkOpensAndClosesNothing() {
        String requests = Requests.class.getName();
        assertEquals(
                "",
                Probes.ROUTES.stream()
                        .map(probe -> breaches(probe, requests::equals))
                        .collect(Collectors.joining()));
    }

    @ParameterizedTest
    @MethodSource("probes")
    void aMethodIsWovenOnceByOneProbe(Probe probe) {
        List<String> places = probe.weaves().stream()
                .map(weave -> weave + " " + weave.parameters)
                .toList();
        assertEquals(
                List.copyOf(new TreeSet<>(places)), places.stream().sorted().toList());
    }

    @Test
    void everyProbeHasANameOfItsOwn() {
        List<String> names = probes().stream().map(Probe::name).sorted().toList();
        assertEquals(List.copyOf(new TreeSet<>(names)), names);
    }

    private static Stream<Class<?>> advice(Probe probe) {
        return probe.weaves().stream().flatMap(weave -> weave.advice.stream());
    }

    private static String breaches(Probe probe, Predicate<String> unwanted) {
        return advice(probe)
                .distinct()
                .flatMap(advice -> typesUsed(advice).stream()
                        .filter(unwanted)
                        .map(used -> advice.getName() + " uses " + used + '\n'))
                .collect(Collectors.joining());
    }

    /** The types whose methods, fields or names the code of this class's static methods uses. */
    private static Set<String> typesUsed(Class<?> advice) {
        Set<String> used = new TreeSet<>();
        try (InputStream in = advice.getResourceAsStream(
                advice.getName().substring(advice.getName().lastIndexOf('.') + 1) + ".class")) {
            new ClassReader(in).accept(new UseCollector(used), 0);
        } catch (IOException e) {
            throw new AssertionError(advice.getName(), e);
        }
        return used;
    }

    private static final class UseCollector extends ClassVisitor {
        private final Set<String> used;

        UseCollector(Set<String> used) {
            super(Opcodes.ASM9);
            this.used = used;
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String type, String signature, String[] exceptions) {
            return name.equals("<init>") ? null : new MethodUses(used);
        }
    }

    private static final class MethodUses extends MethodVisitor {
        private final Set<String> used;

        MethodUses(Set<String> used) {
            super(Opcodes.ASM9);
            this.used = used;
        }

        @Override
        public void visitMethodInsn(int opcode, String owner, String name, String type, boolean viaInterface) {
            used.add(owner.replace('/', '.'));
            Arrays.stream(Type.getArgumentTypes(type))
                    .map(Type::getClassName)
                    .filter(each -> each.contains("."))
                    .forEach(used::add);
        }

        @Override
        public void visitFieldInsn(int opcode, String owner, String name, String type) {
            used.add(owner.replace('/', '.'));
        }

        @Override
        public void visitTypeInsn(int opcode, String type) {
            used.add(type.replace('/', '.'));
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
            used.add("a lambda or a joined string");
        }
    }
}
