package dev.sonde.testing;

import java.lang.instrument.Instrumentation;
import java.nio.file.Path;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.matcher.ElementMatchers;

/** An agent that breaks another one: methods of one of its classes throw as soon as they are called. */
public final class FaultAgent {
    private FaultAgent() {}

    /**
     * Lets a child have it. The child needs Byte Buddy and the classes of this test on its class path, and at least the
     * Java of this test.
     *
     * @param methods of that class, by name
     */
    public static String javaagent(Path folder, String type, String... methods) {
        return AgentJar.javaagent(folder, FaultAgent.class, Advice.class) + "=" + type + ":"
                + String.join(":", methods);
    }

    public static void premain(String argument, Instrumentation instrumentation) {
        String[] words = argument.split(":");
        // The classes it refers to cannot be looked up as resources, and need not be.
        ByteBuddy declaredOnly = new ByteBuddy().with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE);
        new AgentBuilder.Default(declaredOnly)
                .with(AgentBuilder.TypeStrategy.Default.DECORATE)
                .with(AgentBuilder.InitializationStrategy.NoOp.INSTANCE)
                .with(AgentBuilder.Listener.StreamWriting.toSystemError().withErrorsOnly())
                .ignore(ElementMatchers.none())
                .type(ElementMatchers.named(words[0]))
                .transform((builder, type, loader, module, domain) ->
                        builder.visit(Advice.to(Fault.class).on(ElementMatchers.namedOneOf(words))))
                .installOn(instrumentation);
    }

    private static final class Fault {
        @Advice.OnMethodEnter
        static void enter(@Advice.Origin("#m") String method) {
            if (!method.isEmpty()) {
                throw new IllegalStateException("injected into " + method);
            }
        }
    }
}
