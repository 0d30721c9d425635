package dev.sonde.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;

/** The class file of an advice class with the real types in the place of its {@link Mirror}s. */
final class AdviceCode {

    private static final String JAVAX = "javax.";
    private static final String JAKARTA = "jakarta.";

    final String name;
    final byte[] classFile;
    /** The real members it calls, which must be there for the advice to link. */
    final List<Call> calls;

    private AdviceCode(String name, byte[] classFile, List<Call> calls) {
        this.name = name;
        this.classFile = classFile;
        this.calls = calls;
    }

    /**
     * Reads the advice class from its own loader.
     *
     * @param jakarta whether mirrors of {@code javax.} types stand for those of the same name under {@code jakarta.}
     */
    static AdviceCode read(Class<?> advice, boolean jakarta) throws IOException {
        Map<String, String> realNames = realNames(advice, jakarta);
        List<Call> calls = new ArrayList<>();
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor collector = new CallCollector(writer, realNames, calls);
        new ClassReader(bytes(advice))
                .accept(new ClassRemapper(collector, new SimpleRemapper(Opcodes.ASM9, realNames)), 0);
        return new AdviceCode(advice.getName(), writer.toByteArray(), calls);
    }

    private static Map<String, String> realNames(Class<?> advice, boolean jakarta) {
        Map<String, String> names = new HashMap<>();
        for (Class<?> nested : advice.getDeclaringClass().getDeclaredClasses()) {
            Mirror mirror = nested.getAnnotation(Mirror.class);
            if (mirror != null) {
                String real = mirror.value();
                boolean moved = jakarta && real.startsWith(JAVAX);
                names.put(
                        nested.getName().replace('.', '/'),
                        (moved ? JAKARTA + real.substring(JAVAX.length()) : real).replace('.', '/'));
            }
        }
        return names;
    }

    private static byte[] bytes(Class<?> type) throws IOException {
        String path = type.getName().replace('.', '/') + ".class";
        try (InputStream in = type.getClassLoader().getResourceAsStream(path)) {
            if (in == null) {
                throw new IOException(path + " is missing from the agent's jar");
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            byte[] buffer = new byte[4096];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                out.write(buffer, 0, read);
            }
            return out.toByteArray();
        }
    }

    /** A call of a method of a real type. */
    static final class Call {
        final String owner;
        final String method;
        final String descriptor;
        final boolean viaInterface;

        Call(String owner, String method, String descriptor, boolean viaInterface) {
            this.owner = owner;
            this.method = method;
            this.descriptor = descriptor;
            this.viaInterface = viaInterface;
        }

        @Override
        public String toString() {
            return owner.replace('/', '.') + '.' + method + descriptor;
        }
    }

    /** Notes the calls of real types as the remapped class goes by. */
    private static final class CallCollector extends ClassVisitor {
        private final Map<String, String> realNames;
        private final List<Call> calls;

        CallCollector(ClassVisitor next, Map<String, String> realNames, List<Call> calls) {
            super(Opcodes.ASM9, next);
            this.realNames = realNames;
            this.calls = calls;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String called, String calledDescriptor, boolean viaInterface) {
                    if (realNames.containsValue(owner)) {
                        calls.add(new Call(owner, called, calledDescriptor, viaInterface));
                    }
                    super.visitMethodInsn(opcode, owner, called, calledDescriptor, viaInterface);
                }
            };
        }
    }
}
