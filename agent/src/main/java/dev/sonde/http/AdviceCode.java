package dev.sonde.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;

/** The class file of an advice class with the real types in the place of its {@link Mirror}s. */
final class AdviceCode {

    final String name;
    final byte[] classFile;
    /** The members of real types it uses, which must be there for the advice to link. */
    final List<Member> members;

    private AdviceCode(String name, byte[] classFile, List<Member> members) {
        this.name = name;
        this.classFile = classFile;
        this.members = members;
    }

    /**
     * Reads the advice class from its own loader.
     *
     * @param atHand the binary name that the type of a mirror has in the service
     */
    static AdviceCode read(Class<?> advice, UnaryOperator<String> atHand) throws IOException {
        Map<String, String> realNames = realNames(advice, atHand);
        List<Member> members = new ArrayList<>();
        ClassWriter writer = new ClassWriter(0);
        ClassVisitor collector = new MemberCollector(writer, realNames, members);
        new ClassReader(bytes(advice))
                .accept(new ClassRemapper(collector, new SimpleRemapper(Opcodes.ASM9, realNames)), 0);
        return new AdviceCode(advice.getName(), writer.toByteArray(), members);
    }

    private static Map<String, String> realNames(Class<?> advice, UnaryOperator<String> atHand) {
        Map<String, String> names = new HashMap<>();
        for (Class<?> nested : advice.getDeclaringClass().getDeclaredClasses()) {
            Mirror mirror = nested.getAnnotation(Mirror.class);
            if (mirror != null) {
                names.put(
                        nested.getName().replace('.', '/'),
                        atHand.apply(mirror.value()).replace('.', '/'));
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

    /** A method or field of a real type. */
    static final class Member {
        final String owner;
        final String name;
        final String descriptor;
        final boolean ofInterface;

        Member(String owner, String name, String descriptor, boolean ofInterface) {
            this.owner = owner;
            this.name = name;
            this.descriptor = descriptor;
            this.ofInterface = ofInterface;
        }

        @Override
        public String toString() {
            return owner.replace('/', '.') + '.' + name + (descriptor.startsWith("(") ? "" : " ") + descriptor;
        }
    }

    /** Notes the members of real types as the remapped class goes by. */
    private static final class MemberCollector extends ClassVisitor {
        private final Map<String, String> realNames;
        private final List<Member> members;

        MemberCollector(ClassVisitor next, Map<String, String> realNames, List<Member> members) {
            super(Opcodes.ASM9, next);
            this.realNames = realNames;
            this.members = members;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            return new MethodVisitor(Opcodes.ASM9, next) {
                @Override
                public void visitMethodInsn(
                        int opcode, String owner, String called, String calledDescriptor, boolean ofInterface) {
                    note(owner, called, calledDescriptor, ofInterface);
                    super.visitMethodInsn(opcode, owner, called, calledDescriptor, ofInterface);
                }

                @Override
                public void visitFieldInsn(int opcode, String owner, String field, String fieldDescriptor) {
                    note(owner, field, fieldDescriptor, false);
                    super.visitFieldInsn(opcode, owner, field, fieldDescriptor);
                }
            };
        }

        private void note(String owner, String name, String descriptor, boolean ofInterface) {
            if (realNames.containsValue(owner)) {
                members.add(new Member(owner, name, descriptor, ofInterface));
            }
        }
    }
}
