package dev.sonde.http.loaders;

import dev.sonde.http.LoaderProbe;
import dev.sonde.http.Weave;
import java.util.Arrays;
import java.util.List;
import net.bytebuddy.asm.Advice;

/**
 * The loaders of OSGi (Felix, Equinox, and so Karaf) and of JBoss Modules (WildFly): they pass on to the bootstrap
 * loader {@code java.} and what their settings name, and now {@code dev.sonde.boot} as well.
 */
public final class ModularLoadersProbe implements LoaderProbe {

    @Override
    public String name() {
        return "modular-loaders";
    }

    @Override
    public List<Weave> weaves() {
        return Arrays.asList(
                Weave.into(
                                "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader",
                                "loadClass",
                                "String",
                                "boolean")
                        .with(FromBootstrap.class),
                Weave.into("org.eclipse.osgi.internal.loader.ModuleClassLoader", "loadClass", "String", "boolean")
                        .with(FromBootstrap.class),
                Weave.into(
                                "org.jboss.modules.ConcurrentClassLoader",
                                "performLoadClass",
                                "String",
                                "boolean",
                                "boolean")
                        .with(FromBootstrap.class));
    }

    static final class FromBootstrap {
        @Advice.OnMethodEnter(suppress = Throwable.class, skipOn = Advice.OnNonDefaultValue.class)
        static Class<?> enter(@Advice.Argument(0) String name) throws ClassNotFoundException {
            return name.startsWith("dev.sonde.boot.") ? Class.forName(name, false, null) : null;
        }

        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Enter Class<?> own, @Advice.Return(readOnly = false) Class<?> type) {
            if (own != null) {
                type = own;
            }
        }
    }
}
