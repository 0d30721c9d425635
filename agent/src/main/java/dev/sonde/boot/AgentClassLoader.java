package dev.sonde.boot;

import java.io.Closeable;
import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.security.AllPermission;
import java.security.Permissions;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * Loads the agent's inner zone, which no other loader finds: what lies in the jar under {@code agent/}, its classes as
 * {@code .classdata}. Its parent is the platform's loader, so that agent and service see nothing of each other.
 */
final class AgentClassLoader extends ClassLoader implements Closeable {

    static {
        registerAsParallelCapable();
    }

    private static final String ZONE = "agent/";
    private static final String CLASS = ".class";

    private final JarFile jar;
    private final String zoneUrl;
    // One that names no loader, as the default one does: threads that the JDK starts for its own ends inherit the
    // domains of whoever made it start them, up to Java 23, and would hold on to the agent for ever.
    private final ProtectionDomain domain;

    AgentClassLoader(File jar) throws IOException {
        super(getSystemClassLoader().getParent());
        this.jar = new JarFile(jar);
        this.zoneUrl = "jar:" + jar.toURI() + "!/";
        Permissions all = new Permissions();
        all.add(new AllPermission());
        this.domain = new ProtectionDomain(null, all);
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        JarEntry entry = jar.getJarEntry(entryName(name.replace('.', '/') + CLASS));
        if (entry == null) {
            throw new ClassNotFoundException(name);
        }
        byte[] code = new byte[(int) entry.getSize()];
        try (InputStream in = jar.getInputStream(entry)) {
            new DataInputStream(in).readFully(code);
        } catch (IOException unreadable) {
            throw new ClassNotFoundException(name, unreadable);
        }
        return defineClass(name, code, 0, code.length, domain);
    }

    @Override
    protected URL findResource(String name) {
        String entry = entryName(name);
        try {
            return jar.getJarEntry(entry) == null ? null : new URL(zoneUrl + entry);
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
        JarEntry entry = jar.getJarEntry(entryName(name));
        try {
            return entry == null ? super.getResourceAsStream(name) : jar.getInputStream(entry);
        } catch (IOException unreadable) {
            return null;
        }
    }

    /** Lets go of the jar; no further class is found. */
    @Override
    public void close() throws IOException {
        jar.close();
    }

    private static String entryName(String resource) {
        return ZONE + (resource.endsWith(CLASS) ? resource + "data" : resource);
    }
}
