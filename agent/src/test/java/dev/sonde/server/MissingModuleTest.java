package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;
import dev.sonde.base.PortRange;
import dev.sonde.metrics.Exposition;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Naming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class MissingModuleTest {

    @Test
    void withoutTheJdksServerOneLineNamesTheRemedy() throws ReflectiveOperationException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8));
        try (Meters meters = new Meters("shop", Naming.MICROMETER)) {
            Class<?> type = new WithoutHttpServer().loadClass(ScrapeServer.class.getName());
            Object server = type.getConstructor(Exposition.class, Log.class, Failures.class)
                    .newInstance(new Exposition(meters), log, new Failures(log));
            Method start = type.getMethod("start", String.class, PortRange.class);
            assertEquals(false, start.invoke(server, "127.0.0.1", PortRange.parse("0")));
            assertEquals("", type.getMethod("url").invoke(server));
            type.getMethod("stop").invoke(server);
        }
        assertEquals(
                "[sonde] no scrape: this JVM runs without the module jdk.httpserver;"
                        + " add `--add-modules jdk.httpserver` to its command line\n",
                said.toString(StandardCharsets.UTF_8));
    }

    /** Defines the package under test anew and knows no class of the module. */
    private static final class WithoutHttpServer extends ClassLoader {

        WithoutHttpServer() {
            super(ScrapeServer.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("com.sun.net.httpserver.")) {
                throw new ClassNotFoundException(name);
            }
            Class<?> known = findLoadedClass(name);
            if (known == null && name.startsWith("dev.sonde.server.")) {
                return define(name);
            }
            return known == null ? super.loadClass(name, resolve) : known;
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
