package dev.sonde.testing;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A version of a server or framework that child JVMs run: its libraries are resolved by a module of agent/fixtures. */
public enum Fixture {
    TOMCAT_8_5("tomcat-8.5", 8, Names.JAVAX),
    TOMCAT_9_0("tomcat-9.0", 8, Names.JAVAX),
    TOMCAT_10_1("tomcat-10.1", 11, Names.JAKARTA),
    TOMCAT_11_0("tomcat-11.0", 17, Names.JAKARTA),
    JETTY_9_4("jetty-9.4", 8, Names.JAVAX),
    JETTY_10_0("jetty-10.0", 11, Names.JAVAX),
    JETTY_11_0("jetty-11.0", 11, Names.JAKARTA),
    JETTY_12_0_EE8("jetty-12.0-ee8", 17, Names.JAVAX, "org.eclipse.jetty.servlet.", "org.eclipse.jetty.ee8.servlet."),
    JETTY_12_0_EE10(
            "jetty-12.0-ee10", 17, Names.JAKARTA, "org.eclipse.jetty.servlet.", "org.eclipse.jetty.ee10.servlet."),
    JETTY_12_1_EE11(
            "jetty-12.1-ee11", 17, Names.JAKARTA, "org.eclipse.jetty.servlet.", "org.eclipse.jetty.ee11.servlet."),
    UNDERTOW_1_4("undertow-1.4", 8, Names.JAVAX),
    UNDERTOW_2_2("undertow-2.2", 8, Names.JAVAX),
    UNDERTOW_2_3("undertow-2.3", 11, Names.JAKARTA),
    NETTY_4_1_OLD("netty-4.1-old", 8, Names.JAVAX),
    NETTY_4_1("netty-4.1", 8, Names.JAVAX),
    NETTY_4_2("netty-4.2", 8, Names.JAVAX),
    GRIZZLY_2("grizzly-2", 8, Names.JAVAX),
    GRIZZLY_4("grizzly-4", 17, Names.JAKARTA),
    SPRING_MVC_5("spring-mvc-5", 8, Names.JAVAX),
    SPRING_MVC_6("spring-mvc-6", 17, Names.JAKARTA),
    SPRING_MVC_7("spring-mvc-7", 17, Names.JAKARTA),
    WEBFLUX_5("webflux-5", 8, Names.JAVAX),
    WEBFLUX_6("webflux-6", 17, Names.JAKARTA),
    WEBFLUX_7("webflux-7", 17, Names.JAKARTA),
    SPRING_GATEWAY_3("spring-gateway-3", 8, Names.JAVAX),
    SPRING_GATEWAY_4("spring-gateway-4", 17, Names.JAKARTA),
    VERTX_3_9("vertx-3.9", 8, Names.JAVAX),
    VERTX_4_5("vertx-4.5", 8, Names.JAVAX),
    VERTX_5("vertx-5", 11, Names.JAVAX),
    JERSEY_2("jersey-2", 8, Names.JAVAX),
    JERSEY_3("jersey-3", 11, Names.JAKARTA),
    JERSEY_4("jersey-4", 17, Names.JAKARTA),
    RESTEASY_3("resteasy-3", 8, Names.JAVAX),
    RESTEASY_4("resteasy-4", 8, Names.JAVAX),
    RESTEASY_6("resteasy-6", 11, Names.JAKARTA),
    RESTEASY_7("resteasy-7", 17, Names.JAKARTA),
    CXF_3("cxf-3", 8, Names.JAVAX),
    CXF_4("cxf-4", 17, Names.JAKARTA),
    JAVALIN_4("javalin-4", 8, Names.JAVAX),
    JAVALIN_5("javalin-5", 11, Names.JAKARTA),
    JAVALIN_6("javalin-6", 11, Names.JAKARTA),
    /** Whose routes are part of its configuration. */
    JAVALIN_7(
            "javalin-7",
            17,
            Names.JAKARTA,
            "Javalin.create();",
            "Javalin.create(configuration -> route(configuration.routes));",
            "        route(app);\n",
            "",
            "Javalin routes",
            "io.javalin.config.RoutesConfig routes"),
    SPARK_2("spark-2", 8, Names.JAVAX),
    PEKKO_HTTP_1("pekko-http-1", 8, Names.JAVAX, "akka.", "org.apache.pekko."),
    AKKA_HTTP_10_2("akka-http-10.2", 8, Names.JAVAX),
    PLAY_2_8("play-2.8", 8, Names.JAVAX),
    PLAY_2_9("play-2.9", 11, Names.JAVAX),
    PLAY_3_0("play-3.0", 11, Names.JAVAX),
    RATPACK_1_9("ratpack-1.9", 8, Names.JAVAX),
    HTTP4K_4("http4k-4", 8, Names.JAVAX),
    HTTP4K_5("http4k-5", 8, Names.JAVAX),
    HTTP4K_6(
            "http4k-6",
            21,
            Names.JAVAX,
            "routing.RoutingKt.bind",
            "routing.BindKt.bind",
            "routing.RoutingKt.routes",
            "routing.HttpKt.routes"),
    RESTLET_2_5("restlet-2.5", 8, Names.JAVAX),
    RESTLET_2_6("restlet-2.6", 17, Names.JAVAX),
    STRUTS_2("struts-2", 8, Names.JAVAX),
    STRUTS_6("struts-6", 8, Names.JAVAX),
    STRUTS_7("struts-7", 17, Names.JAKARTA),
    /** An application that its module has put together. */
    QUARKUS_3("quarkus-3", 17, Names.JAKARTA),
    HELIDON_4_0("helidon-4.0", 21, Names.JAVAX),
    HELIDON_4("helidon-4", 21, Names.JAVAX),
    MICRONAUT_3("micronaut-3", 8, Names.JAVAX),
    MICRONAUT_4("micronaut-4", 17, Names.JAVAX),
    MICRONAUT_5("micronaut-5", 25, Names.JAVAX),
    LIBERTY_20("liberty-20", 8, Names.JAVAX),
    LIBERTY_26("liberty-26", 8, Names.JAVAX),
    GRPC_1_20("grpc-1.20", 8, Names.JAVAX),
    GRPC_1_85("grpc-1.85", 8, Names.JAVAX),
    /** With a copy of Netty, and gRPC's use of it, beneath a package of its own. */
    GRPC_SHADED_1_85("grpc-shaded-1.85", 8, Names.JAVAX, "io.grpc.netty.", "io.grpc.netty.shaded.io.grpc.netty."),
    ARMERIA_1_3("armeria-1.3", 8, Names.JAVAX),
    ARMERIA_1_40("armeria-1.40", 17, Names.JAVAX),
    /** Not a library but a product, unmodified. */
    ZIPKIN_3("zipkin-3", 17, Names.JAVAX),
    FELIX_7("felix-7", 8, Names.JAVAX),
    EQUINOX_3_18("equinox-3.18", 11, Names.JAVAX),
    JBOSS_MODULES_1_12("jboss-modules-1.12", 8, Names.JAVAX),
    /** Not a library but a product, unmodified. */
    WIREMOCK_3("wiremock-3", 11, Names.JAKARTA),
    /** Not libraries but agents of others: those that this build resolved. */
    OTHER_AGENTS("other-agents", 8, Names.JAVAX),
    /** No library at all: what the JDK itself has. */
    JDK("", 8, Names.JAVAX),
    /** The same of a Java that has modules. */
    JDK_WITH_MODULES("", 11, Names.JAVAX);

    private enum Names {
        JAVAX,
        JAKARTA
    }

    private final String module;
    private final int minimumJava;
    private final Map<String, String> replacements = new LinkedHashMap<>();

    Fixture(String module, int minimumJava, Names names, String... replacements) {
        this.module = module;
        this.minimumJava = minimumJava;
        if (names == Names.JAKARTA) {
            for (String api : List.of("servlet", "ws.rs", "annotation.Pre", "annotation.Post", "inject", "websocket")) {
                this.replacements.put("javax." + api, "jakarta." + api);
            }
        }
        for (int i = 0; i < replacements.length; i += 2) {
            this.replacements.put(replacements[i], replacements[i + 1]);
        }
    }

    /** Those whose module's name begins so, e.g. {@code jetty-}. */
    public static List<Fixture> startingWith(String prefix) {
        return Stream.of(values())
                .filter(fixture -> fixture.module.startsWith(prefix))
                .toList();
    }

    /** The oldest Java it runs on, which its sources are compiled for. */
    public int minimumJava() {
        return minimumJava;
    }

    /** The JDKs it runs on, missing ones too. */
    public List<Jdk> jdks() {
        return Jdks.from(minimumJava);
    }

    /** Whether there is a processor of annotations among its libraries that makes part of the program. */
    boolean hasProcessor() {
        return module.startsWith("micronaut-");
    }

    /** Its libraries. */
    public List<Path> classPath() {
        if (module.isEmpty()) {
            return List.of();
        }
        try {
            return Stream.of(Files.readString(built("classpath.txt")).trim().split(File.pathSeparator))
                    .map(Path::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("not resolved: run mvn verify from the root", e);
        }
    }

    /** What its module has built. */
    public Path built(String path) {
        return Path.of(System.getProperty("sonde.fixtures", "fixtures"), module, "target")
                .resolve(path);
    }

    /** The version of its first library, empty if it has none. */
    String version() {
        List<Path> libraries = classPath();
        return libraries.isEmpty()
                ? ""
                : libraries.get(0).getParent().getFileName().toString();
    }

    /** A source text that says javax and Jetty 9's packages, in the words of this version. */
    String translate(String source) {
        String translated = source;
        for (Map.Entry<String, String> replacement : replacements.entrySet()) {
            translated = translated.replace(replacement.getKey(), replacement.getValue());
        }
        return translated;
    }

    @Override
    public String toString() {
        return module.isEmpty() ? "jdk-" + minimumJava : module;
    }
}
