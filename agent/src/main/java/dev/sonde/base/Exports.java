package dev.sonde.base;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/** Lets the agent, and no one else, use a package that a module of the JDK keeps to itself. */
public final class Exports {

    private Exports() {}

    /**
     * Exports and opens a package to the agent's loader. Does nothing on Java 8, where all packages are open.
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
        Map<String, ?> opened =
                Collections.singletonMap(packageName, Collections.singleton(moduleOf.invoke(Exports.class)));
        Instrumentation.class
                .getMethod("redefineModule", module, Set.class, Map.class, Map.class, Set.class, Map.class)
                .invoke(
                        instrumentation,
                        moduleOf.invoke(inModule),
                        Collections.emptySet(),
                        opened,
                        opened,
                        Collections.emptySet(),
                        Collections.emptyMap());
    }
}
