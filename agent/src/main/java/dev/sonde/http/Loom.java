package dev.sonde.http;

import dev.sonde.boot.Requests;
import dev.sonde.http.AdviceCode.Member;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.ByteCodeElement;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.pool.TypePool;

/**
 * Weaves advice into one class file with Byte Buddy. Loaded when the first class to weave shows up.
 *
 * <p>A class whose version lacks a member that the advice uses is left as it is: what does not link is not woven.
 */
final class Loom {

    private static final String JAKARTA = "jakarta/";
    private static final String JAVAX = "javax.";
    private static final String PEKKO = "org.apache.pekko.";

    private final StackManipulation suppressed;

    Loom() {
        try {
            Method handler = Requests.class.getMethod("suppressed", Throwable.class);
            suppressed = MethodInvocation.invoke(new MethodDescription.ForLoadedMethod(handler));
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Returns the woven class file, null for an interface: that has the name of what is a class in other versions.
     *
     * @param loader loader of the class, null for the bootstrap loader
     * @throws UnknownVersionException if none of the advice links
     */
    byte[] weave(ClassLoader loader, byte[] classFile, Sighting seen) throws IOException, UnknownVersionException {
        String type = seen.type;
        ClassFileLocator service = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(type, classFile),
                loader == null
                        ? ClassFileLocator.ForClassLoader.ofSystemLoader()
                        : ClassFileLocator.ForClassLoader.of(loader));
        TypePool types = TypePool.Default.of(service);
        TypeDescription described = types.describe(type).resolve();
        if (described.isInterface()) {
            return null;
        }
        DynamicType.Builder<?> builder = new ByteBuddy()
                .with(TypeValidation.DISABLED)
                .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                .decorate(described, service);
        UnaryOperator<String> atHand = names(classFile, seen, types);
        for (Weave weave : seen.weaves()) {
            ElementMatcher<MethodDescription> target = method -> matches(weave, method);
            boolean missing = described.getDeclaredMethods().filter(target).isEmpty();
            if ((missing && weave.optional) || isNamesake(weave, types, atHand)) {
                continue;
            }
            if (missing) {
                throw new UnknownVersionException(seen.place(weave) + " " + weave.parameters + " is not there");
            }
            List<Member> missed = new ArrayList<>();
            AdviceCode code = firstThatLinks(weave, described, types, atHand, missed);
            if (code == null) {
                throw new UnknownVersionException(seen.place(weave) + " lacks " + missed);
            }
            builder = builder.visit(advice(code, service).on(target));
        }
        return builder.make().getBytes();
    }

    private static boolean isNamesake(Weave weave, TypePool types, UnaryOperator<String> atHand) {
        return !weave.neighbour.isEmpty()
                && !types.describe(atHand.apply(weave.neighbour)).isResolved();
    }

    private Advice advice(AdviceCode code, ClassFileLocator service) {
        ClassFileLocator locator = new ClassFileLocator.Compound(
                ClassFileLocator.Simple.of(code.name, code.classFile),
                ClassFileLocator.ForClassLoader.of(Loom.class.getClassLoader()),
                service);
        TypeDescription description =
                TypePool.Default.of(locator).describe(code.name).resolve();
        return Advice.to(description, locator).withExceptionHandler(suppressed);
    }

    // A copy of a server has some of what it uses beneath the same package, such as its servlets, and the rest where it
    // was.
    private static UnaryOperator<String> names(byte[] classFile, Sighting seen, TypePool types) {
        boolean jakarta = new String(classFile, StandardCharsets.ISO_8859_1).contains(JAKARTA);
        return real -> {
            boolean moved = jakarta && real.startsWith(JAVAX);
            boolean former = real.startsWith(PEKKO) && seen.type.startsWith("akka.", seen.prefix.length());
            String name = moved
                    ? "jakarta." + real.substring(JAVAX.length())
                    : former ? "akka." + real.substring(PEKKO.length()) : real;
            boolean copied =
                    !seen.prefix.isEmpty() && types.describe(seen.prefix + name).isResolved();
            return copied ? seen.prefix + name : name;
        };
    }

    private static AdviceCode firstThatLinks(
            Weave weave, TypeDescription woven, TypePool types, UnaryOperator<String> atHand, List<Member> missing)
            throws IOException {
        for (Class<?> advice : weave.advice) {
            AdviceCode code = AdviceCode.read(advice, atHand);
            int before = missing.size();
            for (Member member : code.members) {
                if (!isThere(types, member, woven)) {
                    missing.add(member);
                }
            }
            if (missing.size() == before) {
                return code;
            }
        }
        return null;
    }

    private static boolean matches(Weave weave, MethodDescription method) {
        if (!method.getInternalName().equals(weave.method) || method.isAbstract()) {
            return false;
        }
        List<String> parameters = new ArrayList<>();
        method.getParameters().asTypeList().asErasures().forEach(type -> parameters.add(type.getSimpleName()));
        return parameters.equals(weave.parameters);
    }

    private static boolean isThere(TypePool types, Member member, TypeDescription woven) {
        TypePool.Resolution owner = types.describe(member.owner.replace('/', '.'));
        if (!owner.isResolved()) {
            return false;
        }
        boolean method = member.descriptor.startsWith("(");
        boolean sameKind = !method || owner.resolve().isInterface() == member.ofInterface;
        return sameKind && declares(types, owner.resolve(), member, woven);
    }

    // What woven code may use is what the class it is woven into may use.
    private static boolean declares(TypePool types, TypeDescription type, Member member, TypeDescription woven) {
        List<ByteCodeElement> declared = new ArrayList<>(type.getDeclaredMethods());
        declared.addAll(type.getDeclaredFields());
        for (ByteCodeElement each : declared) {
            boolean same = each.getInternalName().equals(member.name)
                    && each.getDescriptor().equals(member.descriptor);
            if (same && each.isVisibleTo(woven)) {
                return true;
            }
        }
        for (TypeDescription parent : type.getInterfaces().asErasures()) {
            // Other agents add interfaces of which there is no class file to read.
            boolean isKnown = types.describe(parent.getName()).isResolved();
            if (isKnown && declares(types, parent, member, woven)) {
                return true;
            }
        }
        return type.getSuperClass() != null
                && declares(types, type.getSuperClass().asErasure(), member, woven);
    }

    /** Tells that a class is not as any version known to its probe. */
    static final class UnknownVersionException extends Exception {
        private static final long serialVersionUID = 1;

        UnknownVersionException(String message) {
            super(message);
        }
    }
}
