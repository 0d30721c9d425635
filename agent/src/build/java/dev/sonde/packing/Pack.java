package dev.sonde.packing;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;

/**
 * Packs the class files of a folder into the blocks that {@code dev.sonde.boot.PackedClasses} tells of, as the jar is
 * built. First come the classes of a list, in its order, which is that in which they load at start; then all others by
 * name. Libraries' classes go in without what only debuggers ask for; the agent's own are as they were compiled.
 */
public final class Pack {

    private static final String ENDING = ".class";
    private static final String OWN = "dev/sonde/";
    private static final int BLOCK_BYTES = 1 << 17;
    private static final int OFFSET_BITS = 20;

    private final Path from;
    private final Path to;
    private final List<Place> places = new ArrayList<>();
    private final ByteArrayOutputStream block = new ByteArrayOutputStream();
    private int blocks;

    private Pack(Path from, Path to) {
        this.from = from;
        this.to = to;
    }

    private record Place(int hash, int place) {}

    /** Takes the folder of class files, the list of names, and the folder for the blocks. */
    public static void main(String[] words) throws IOException {
        Path from = Path.of(words[0]);
        Set<String> all = new TreeSet<>();
        try (Stream<Path> files = Files.walk(from)) {
            files.map(file -> from.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(ENDING))
                    .forEach(name -> all.add(name.substring(0, name.length() - ENDING.length())));
        }
        Set<String> ordered = new LinkedHashSet<>(Files.readAllLines(Path.of(words[1])));
        ordered.retainAll(all);
        Pack pack = new Pack(from, Files.createDirectories(Path.of(words[2])));
        pack.add(ordered);
        all.removeAll(ordered);
        pack.add(all);
        pack.writeIndex();
    }

    // What is wanted at start and what is not do not share a block.
    private void add(Iterable<String> names) throws IOException {
        for (String name : names) {
            byte[] code = Files.readAllBytes(from.resolve(name + ENDING));
            add(name, name.startsWith(OWN) ? code : withoutDebugging(code));
            if (block.size() >= BLOCK_BYTES) {
                endBlock();
            }
        }
        endBlock();
    }

    private void add(String name, byte[] code) throws IOException {
        if (block.size() >= 1 << OFFSET_BITS || blocks >= 1 << (Integer.SIZE - OFFSET_BITS)) {
            throw new IOException("no room for " + name);
        }
        places.add(new Place(name.hashCode(), blocks << OFFSET_BITS | block.size()));
        byte[] utf8 = name.getBytes(StandardCharsets.UTF_8);
        DataOutputStream out = new DataOutputStream(block);
        out.writeShort(utf8.length);
        out.write(utf8);
        out.writeInt(code.length);
        out.write(code);
    }

    private static byte[] withoutDebugging(byte[] code) {
        ClassWriter writer = new ClassWriter(0);
        new ClassReader(code).accept(writer, ClassReader.SKIP_DEBUG);
        return writer.toByteArray();
    }

    private void endBlock() throws IOException {
        if (block.size() > 0) {
            Files.write(to.resolve(Integer.toString(blocks)), block.toByteArray());
            block.reset();
            blocks++;
        }
    }

    private void writeIndex() throws IOException {
        places.sort(Comparator.comparingInt(Place::hash));
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(to.resolve("index")))) {
            out.writeInt(places.size());
            for (Place each : places) {
                out.writeInt(each.hash);
            }
            for (Place each : places) {
                out.writeInt(each.place);
            }
        }
    }
}
