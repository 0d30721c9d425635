package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Proxy;
import java.security.SecureClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Classes are woven, or given back, one by one. */
final class RetransformationTest {

    private static final Class<?>[] LOADED = {
        String.class, Integer.class, SecureClassLoader.class, Long.class, Short.class
    };

    private final List<Class<?>> done = new ArrayList<>();
    private final Failures failures = new Failures(new Log(System.err));

    @Test
    void aClassThatTheJvmDoesNotTakeKeepsNoOtherFromBeingDone() {
        Map<Class<?>, Throwable> refused =
                Map.of(String.class, new UnsupportedOperationException(), Long.class, new InternalError());
        Retransformation retransformation = new Retransformation(instrumentation(refused), failures);
        retransformation.weave(name -> true);
        assertEquals(List.of(SecureClassLoader.class, Integer.class, Short.class), done);
        assertEquals(List.of("java.lang.Long", "java.lang.String"), retransformation.failed());
        assertEquals(0, retransformation.pending());
        assertEquals(2, failures.counts().size());
    }

    @Test
    void loadersAreGivenBackLastSinceWovenClassesFindTheAgentByThem() {
        new Retransformation(instrumentation(Map.of()), failures).giveBack(name -> true);
        assertEquals(List.of(String.class, Integer.class, Long.class, Short.class, SecureClassLoader.class), done);
    }

    private Instrumentation instrumentation(Map<Class<?>, Throwable> refused) {
        return (Instrumentation) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Instrumentation.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getAllLoadedClasses")) {
                        return LOADED;
                    }
                    if (method.getName().equals("retransformClasses")) {
                        retransform(((Class<?>[]) arguments[0])[0], refused);
                        return null;
                    }
                    return true;
                });
    }

    private void retransform(Class<?> loaded, Map<Class<?>, Throwable> refused) throws Throwable {
        if (refused.containsKey(loaded)) {
            throw refused.get(loaded);
        }
        done.add(loaded);
    }
}
