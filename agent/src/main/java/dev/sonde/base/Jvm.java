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
        try {
            Class.forName("java.lang.Module");
            return true;
        } catch (ClassNotFoundException java8) {
            return false;
        }
    }

    private static String property(String name) {
        return System.getProperty(name, "?");
    }
}
