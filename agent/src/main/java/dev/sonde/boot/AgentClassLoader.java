package dev.sonde.boot;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.ByteBuffer;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads the agent's inner zone, which no other loader finds: what lies in the jar under {@code agent/}, its classes in
 * {@link PackedClasses}. Its parent is the platform's loader, so that agent and service see nothing of each other.
 */
final class AgentClassLoader extends ClassLoader implements Closeable {

    static {
        registerAsParallelCapable();
    }

    private static final String ZONE = "agent/";
    private static final String CLASS = ".class";

    private final ZipFile jar;
    private final PackedClasses classes;
    private final String zoneUrl;
    // One that names no loader, as the default one does: threads that the JDK starts for its own ends inherit the
    // domains of whoever made it start them, up to Java 23, and would hold on to the agent for ever.
    private final ProtectionDomain domain;

    AgentClassLoader(File jar) throws IOException {
        super(getSystemClassLoader().getParent());
        this.jar = new ZipFile(jar);
        this.classes = new PackedClasses(this.jar);
        this.zoneUrl = "jar:" + jar.toURI() + "!/";
        Permissions all = new Permissions();
        all.add(new AllPermission());
        this.domain = new ProtectionDomain(null, all);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        ByteBuffer code;
        try {
            code = classes.find(name.replace('.', '/'));
        } catch (IOException | IllegalStateException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
        if (code == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, code, domain);
    }

    /** Of all but classes, which are not to be had by a URL. */
    @Override
    protected URL findResource(String name) {
        String entry = ZONE + name;
        try {
            return jar.getEntry(entry) == null ? null : new URL(zoneUrl + entry);
        } catch (MalformedURLException impossible) {
            throw new IllegalStateException(entry, impossible);
        }
    }

    @Override
    protected Enumeration<URL> findResources(String name) {
        URL found = findResource(name);
        return found == null
                ? Collections.<URL>emptyEnumeration()
                : Collections.enumeration(Collections.singleton(found));
    }

    // Not through a URL, whose handler would keep the jar open in a cache of the JVM.
    @Override
    public InputStream getResourceAsStream(String name) {
        try {
            if (name.endsWith(CLASS)) {
                ByteBuffer code = classes.find(name.substring(0, name.length() - CLASS.length()));
                return code == null ? super.getResourceAsStream(name) : stream(code);
            }
            ZipEntry entry = jar.getEntry(ZONE + name);
            return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
        } catch (IOException unreadable) {
            return null;
        }
    }

    private static InputStream stream(ByteBuffer code) {
        byte[] bytes = new byte[code.remaining()];
        code.get(bytes);
        return new ByteArrayInputStream(bytes);
    }

    /** Lets go of the jar; no further class is found. */
    @Override
    public void close() throws IOException {
        jar.close();
    }
}
