package dev.sonde.http;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.boot.Requests;
import dev.sonde.http.Loom.UnknownVersionException;
import java.lang.instrument.ClassFileTransformer;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds the classes to weave as they load: one look-up by the end of its name for every class of the service, and
 * nothing more for all but a few.
 */
final class Weaver implements ClassFileTransformer {

    private final WovenNames names;
    private final List<Probe> probes;
    private final Runnable onFirst;
    private final Log log;
    private final Failures failures;
    private volatile Loom loom;

    Weaver(List<Probe> probes, Runnable onFirst, Log log, Failures failures) {
        this.probes = probes;
        this.onFirst = onFirst;
        this.log = log;
        this.failures = failures;
        this.names = new WovenNames(probes);
    }

    /** One that weaves other probes, in all else like this one. */
    Weaver with(List<Probe> others) {
        return new Weaver(others, () -> {}, log, failures);
    }

    /** Whether a class of this name is woven in another way than by the other weaver. */
    boolean weavesOtherThan(Weaver other, String binaryName) {
        return !describe(binaryName).equals(other.describe(binaryName));
    }

    private String describe(String binaryName) {
        Sighting seen = find(binaryName);
        return seen == null ? "" : seen.weaves().toString();
    }

    private Sighting find(String binaryName) {
        return names.find(binaryName.replace('.', '/'));
    }

    /** Whether a class of this name is woven. */
    boolean knows(String binaryName) {
        return find(binaryName) != null;
    }

    /** Such as {@code tomcat, servlet}. */
    String probeNames() {
        List<String> all = new ArrayList<>();
        for (Probe probe : probes) {
            all.add(probe.name());
        }
        return all.isEmpty() ? "nothing" : String.join(", ", all);
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        Sighting seen = name == null ? null : names.find(name);
        return seen == null ? null : privileged(() -> weave(loader, classFile, seen));
    }

    // Under a security manager, what the class that is being loaded may do is not what the agent may do.
    @SuppressWarnings("removal") // and then there is no security manager either
    private static byte[] privileged(PrivilegedAction<byte[]> weaving) {
        return System.getSecurityManager() == null
                ? weaving.run()
                : java.security.AccessController.doPrivileged(weaving);
    }

    // An edge of the agent: whatever happens here, the class loads as it is.
    private byte[] weave(ClassLoader loader, byte[] classFile, Sighting seen) {
        try {
            if (!seesTheSeam(loader)) {
                log.line("requests are not counted at " + seen.type + ": its class loader hides the agent; add"
                        + " dev.sonde.boot to jboss.modules.system.pkgs or org.osgi.framework.bootdelegation");
                return null;
            }
            return loom().weave(loader, classFile, seen);
        } catch (UnknownVersionException unknown) {
            log.line("requests there are not counted, this version is not known: " + unknown.getMessage());
        } catch (Throwable failure) {
            failures.report("weaving " + seen.type, failure);
        }
        return null;
    }

    // Some loaders pass on to the bootstrap loader what they are told to only. Code woven there would not link.
    private static boolean seesTheSeam(ClassLoader loader) {
        try {
            return Class.forName(Requests.class.getName(), false, loader) == Requests.class;
        } catch (ClassNotFoundException | LinkageError hidden) {
            return false;
        }
    }

    private Loom loom() {
        Loom known = loom;
        if (known == null) {
            onFirst.run();
            known = new Loom();
            loom = known;
        }
        return known;
    }
}
