package dev.sonde.base;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/** The version of this agent, as the build wrote it. */
public final class Version {

    private Version() {}

    /** Such as {@code 0.1.0}; {@code unknown} where the build left no word. */
    public static String read() {
        Properties build = new Properties();
        try (InputStream in = Version.class.getResourceAsStream("/dev/sonde/build.properties")) {
            if (in != null) {
                build.load(in);
            }
        } catch (IOException unreadable) {
            return "unknown";
        }
        return build.getProperty("version", "unknown");
    }
}
