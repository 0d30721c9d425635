package dev.sonde.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** An Open Liberty in a folder of its own: its kernel and its features, put together as its own installer does. */
public final class LibertyServer {
    private static final String FEATURE = "OSGI-INF/";

    private final FixtureProgram program;
    private final Path folder;
    private final Path home;
    private final Path server;
    private String applications = "";

    /** Nothing is written but in that folder. */
    public LibertyServer(FixtureProgram program, Path folder) {
        this.program = program;
        this.folder = folder;
        this.home = folder.resolve("wlp");
        this.server = home.resolve("usr/servers/contract");
        for (Path library : program.fixture().classPath()) {
            String name = library.getFileName().toString();
            if (name.endsWith(".zip") || name.endsWith(".esa")) {
                install(library);
            }
        }
    }

    /** An application of the program's classes at that path, with that in its web.xml. */
    public LibertyServer with(String path, String webXml) {
        String name = "application" + applications.length() + ".war";
        Path inf = server.resolve("apps").resolve(name).resolve("WEB-INF");
        copy(program.classes(), inf.resolve("classes"));
        write(
                inf.resolve("web.xml"),
                "<web-app xmlns='http://xmlns.jcp.org/xml/ns/javaee' version='4.0'>" + webXml + "</web-app>");
        applications += "<webApplication location='" + name + "' contextRoot='" + path + "'/>";
        return this;
    }

    /** Starts it with the agent, by the command of its own script, and awaits that it is ready. */
    public ChildJvm start(Jdk jdk, String agent, String... features) {
        write(
                server.resolve("server.xml"),
                "<server><featureManager>"
                        + Stream.of(features)
                                .map(feature -> "<feature>" + feature + "</feature>")
                                .collect(Collectors.joining())
                        + "</featureManager><logging consoleLogLevel='INFO' copySystemStreams='false'/>"
                        + "<httpEndpoint id='defaultHttpEndpoint' host='127.0.0.1' httpPort='0' httpsPort='-1'/>"
                        + applications + "</server>");
        ChildCommand command = program.on(jdk).jvm("-XX:+UseSerialGC").agent(agent);
        if (jdk.version() > 8) {
            Path options = home.resolve("lib/platform/java");
            Path newer = options.resolve("java24.options");
            command.jvm("@" + (jdk.version() < 24 ? options.resolve("java9.options") : newer));
        }
        ChildJvm child = command.classPath(home.resolve("bin/tools/ws-server.jar"))
                .environment("WLP_INSTALL_DIR", home.toString())
                .directory(folder)
                .arguments("contract")
                .main("com.ibm.ws.kernel.boot.cmdline.EnvCheck");
        child.awaitLine("CWWKF0011I");
        return child;
    }

    private void install(Path archive) {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            String feature = name(zip);
            for (ZipEntry entry : Collections.list(zip.entries())) {
                Path target = target(entry.getName(), feature);
                if (!entry.isDirectory() && target != null) {
                    Files.createDirectories(target.getParent());
                    try (InputStream in = zip.getInputStream(entry)) {
                        Files.write(target, in.readAllBytes());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(archive.toString(), e);
        }
    }

    private Path target(String entry, String feature) {
        if (entry.startsWith("wlp/")) {
            return folder.resolve(entry);
        }
        if (entry.equals(FEATURE + "SUBSYSTEM.MF")) {
            return home.resolve("lib/features").resolve(feature + ".mf");
        }
        return entry.endsWith(".jar") && !entry.contains("/")
                ? home.resolve("lib").resolve(entry)
                : null;
    }

    /** The feature that an archive has, null if it has none. */
    private static String name(ZipFile zip) throws IOException {
        ZipEntry manifest = zip.getEntry(FEATURE + "SUBSYSTEM.MF");
        if (manifest == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(manifest)) {
            String name = new Manifest(in).getMainAttributes().getValue("Subsystem-SymbolicName");
            return name.split(";")[0].trim();
        }
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
