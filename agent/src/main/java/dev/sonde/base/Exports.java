package dev.sonde.base;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** Lets the agent, and no one else, use public classes of a package that a module of the JDK keeps to itself. */
public final class Exports {

    private Exports() {}

    /**
     * Exports a package to the agent's loader. Does nothing on Java 8, where all packages are open.
     *
     * @param packageName a package of the module
     * @param inModule any class of that module
     */
    public static void toAgent(Instrumentation instrumentation, String packageName, Class<?> inModule)
            throws ReflectiveOperationException {
        Class<?> module;
        try {
            module = Class.forName("java.lang.Module");
        } catch (ClassNotFoundException java8) {
            return;
        }
        Method moduleOf = Class.class.getMethod("getModule");
        Map<String, ?> exports =
                Collections.singletonMap(packageName, Collections.singleton(moduleOf.invoke(Exports.class)));
        Instrumentation.class
                .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
                .invoke(
                        instrumentation,
                        moduleOf.invoke(inModule),
                        Collections.emptySet(),
                        exports,
                        Collections.emptyMap(),
                        Collections.emptySet(),
                        Collections.emptyMap());
    }
}
