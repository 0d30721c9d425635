package dev.sonde.runtime;

import dev.sonde.base.Options;
import java.io.File;
import java.util.Map;
import java.util.Properties;

/** What the service is called on every metric. */
final class ApplicationName {

    private static final String UNKNOWN = "java";
    /** Runs {@code java File.java}. */
    private static final String SOURCE_LAUNCHER = "/com.sun.tools.javac.launcher.";

    private ApplicationName() {}

    /**
     * The first there is of: the option, {@code OTEL_SERVICE_NAME}, Spring's application name, the main class or jar.
     */
    static String of(Options options, Properties properties, Map<String, String> environment) {
        String[] candidates = {
            options.text(Options.APPLICATION),
            environment.get("OTEL_SERVICE_NAME"),
            properties.getProperty("spring.application.name"),
            environment.get("SPRING_APPLICATION_NAME"),
            ofCommand(properties.getProperty("sun.java.command", ""))
        };
        for (String candidate : candidates) {
            if (candidate != null && !candidate.trim().isEmpty()) {
                return candidate.trim();
            }
        }
        return UNKNOWN;
    }

    /** Simple name of a main class, or a jar's or source file's name without folder, version and ending. */
    private static String ofCommand(String command) {
        String[] words = command.split(" ", 3);
        if (words.length > 1 && words[0].contains(SOURCE_LAUNCHER)) {
            return new File(words[1]).getName().replaceFirst("\\.java$", "");
        }
        String main = words[0];
        if (main.endsWith(".jar")) {
            String file = new File(main).getName();
            return file.substring(0, file.length() - ".jar".length()).replaceFirst("-[0-9].*$", "");
        }
        return main.substring(Math.max(main.lastIndexOf('.'), main.lastIndexOf('/')) + 1);
    }
}
