package dev.sonde.base;

/** Facts about the JVM the agent runs in, each told by what is there and not by a version's number. */
public final class Jvm {

    private Jvm() {}

    /** Such as {@code OpenJDK 64-Bit Server VM 17.0.15, Linux amd64}. */
    public static String description() {
        return property("java.vm.name") + ' ' + property("java.version") + ", " + property("os.name") + ' '
                + property("os.arch");
    }

    /** Whether this is Java 9 or newer. */
    public static boolean hasModules() {
        return isThere("java.lang.Module");
    }

    /**
     * Whether all threads that the JVM lists are there to be asked: on Java 9 to 11 it lists some before they are, and
     * who asks for their clocks then ends it (JDK-8214097, mended in 12).
     */
    public static boolean hasSoundThreadList() {
        return !hasModules() || isThere("java.lang.constant.Constable");
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }

    private static boolean isThere(String className) {
        try {
            Class.forName(className);
            return true;
        } catch (ClassNotFoundException older) {
            return false;
        }
    }
}
