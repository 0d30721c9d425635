package dev.sonde.rivals;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A service that knows nothing of agents, in a JVM of its own with no libraries but its own. */
enum Service {
    TOMCAT("TomcatHello", "/orders/7", "hello", name -> name.matches("tomcat-(embed-core|annotations).*")),
    NETTY("NettyHello", "/orders/7", "hello", name -> name.startsWith("netty-")),
    SPRING("SpringBooks", "/books/7", "The book of 7", name -> !name.startsWith("netty-"));

    private static final String LIBRARIES = "jmh/rivals/target/libraries";

    /** What is asked for. */
    final String path;
    /** What is answered. */
    final String body;

    final String mainClass;
    private final Predicate<String> libraries;

    Service(String program, String path, String body, Predicate<String> libraries) {
        this.mainClass = "dev.sonde.rivals.service." + program;
        this.path = path;
        this.body = body;
        this.libraries = libraries;
    }

    String classPath() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(LIBRARIES).toAbsolutePath())) {
            Stream<Path> own =
                    files.filter(each -> libraries.test(each.getFileName().toString()));
            return Stream.concat(Stream.of(ourClasses()), own.sorted())
                    .map(Path::toString)
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static Path ourClasses() {
        try {
            return Path.of(Service.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
