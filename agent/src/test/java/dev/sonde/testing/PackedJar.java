package dev.sonde.testing;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** The classes that the built jar holds in blocks, read as the build wrote them. */
public final class PackedJar {
    private static final String BLOCK = "agent/classes/\\d+";

    private PackedJar() {}

    /** Their class files by internal name. */
    public static Map<String, byte[]> classes() throws IOException {
        Map<String, byte[]> classes = new TreeMap<>();
        for (Map<String, byte[]> block : blocks().values()) {
            classes.putAll(block);
        }
        return classes;
    }

    /** The name of the entry that has the class of this internal name. */
    public static String blockOf(String type) throws IOException {
        for (Map.Entry<String, Map<String, byte[]>> block : blocks().entrySet()) {
            if (block.getValue().containsKey(type)) {
                return block.getKey();
            }
        }
        throw new IllegalArgumentException(type);
    }

    private static Map<String, Map<String, byte[]>> blocks() throws IOException {
        Map<String, Map<String, byte[]>> blocks = new TreeMap<>();
        try (JarFile jar = new JarFile(SondeJar.path().toFile())) {
            for (JarEntry entry : jar.stream().toList()) {
                if (entry.getName().matches(BLOCK)) {
                    Map<String, byte[]> classes = new TreeMap<>();
                    read(new DataInputStream(jar.getInputStream(entry)), classes);
                    blocks.put(entry.getName(), classes);
                }
            }
        }
        return blocks;
    }

    private static void read(DataInputStream block, Map<String, byte[]> classes) throws IOException {
        try (block) {
            for (int high = block.read(); high >= 0; high = block.read()) {
                byte[] name = block.readNBytes(high << 8 | block.readUnsignedByte());
                classes.put(new String(name, StandardCharsets.UTF_8), code(block));
            }
        }
    }

    private static byte[] code(DataInputStream block) throws IOException {
        byte[] code = new byte[block.readInt()];
        block.readFully(code);
        return code;
    }
}
