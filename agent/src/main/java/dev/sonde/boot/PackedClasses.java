package dev.sonde.boot;

import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The classes of the agent's zone, which lie in its jar in blocks, many in an entry: so they share what they have in
 * common, and the JVM has a few hundred entries to read and not some thousands. Any thread.
 *
 * <p>A block is a row of records: the length of the internal name, the name, the length of the class file, the class
 * file, with lengths of two and four bytes. The index is a number and so many hashes of names, rising, and then for
 * each where its record begins, block and offset. {@code dev.sonde.packing.Pack} writes them as the jar is built.
 */
final class PackedClasses {

    private static final String FOLDER = "agent/classes/";
    private static final String INDEX = FOLDER + "index";
    private static final int MOST_HELD = 8;
    private static final int OFFSET_BITS = 20;
    private static final int INT = Integer.BYTES;
    private static final int SHORT_MASK = 0xffff;

    private final ZipFile jar;
    private final ByteBuffer index;
    private final int count;
    // Weakly: what is loaded next lies beside what was loaded last, and after the start little more is asked for.
    private final List<WeakReference<byte[]>> blocks = new ArrayList<>();
    // Advice is read again for each class that is woven, whenever the collector was here.
    private final Deque<byte[]> latest = new ArrayDeque<>();

    /** Of the agent's jar, which is not closed here. */
    PackedClasses(ZipFile jar) throws IOException {
        this.jar = jar;
        index = ByteBuffer.wrap(read(INDEX));
        count = index.getInt(0);
    }

    /** The class file of this internal name, null if there is none. */
    ByteBuffer find(String name) throws IOException {
        int hash = name.hashCode();
        for (int i = firstOf(hash); i < count && hashAt(i) == hash; i++) {
            int place = index.getInt(INT + INT * (count + i));
            byte[] block = block(place >>> OFFSET_BITS);
            int nameStart = (place & ((1 << OFFSET_BITS) - 1)) + Short.BYTES;
            ByteBuffer records = ByteBuffer.wrap(block);
            int nameLength = records.getShort(nameStart - Short.BYTES) & SHORT_MASK;
            if (name.equals(new String(block, nameStart, nameLength, StandardCharsets.UTF_8))) {
                int lengthStart = nameStart + nameLength;
                return ByteBuffer.wrap(block, lengthStart + INT, records.getInt(lengthStart));
            }
        }
        return null;
    }

    private int firstOf(int hash) {
        int low = 0;
        int high = count;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (hashAt(middle) < hash) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int hashAt(int i) {
        return index.getInt(INT + INT * i);
    }

    private synchronized byte[] block(int number) throws IOException {
        while (blocks.size() <= number) {
            blocks.add(null);
        }
        WeakReference<byte[]> known = blocks.get(number);
        byte[] block = known == null ? null : known.get();
        if (block == null) {
            block = read(FOLDER + number);
            blocks.set(number, new WeakReference<>(block));
            latest.add(block);
            if (latest.size() > MOST_HELD) {
                latest.remove();
            }
        }
        return block;
    }

    private byte[] read(String entryName) throws IOException {
        ZipEntry entry = jar.getEntry(entryName);
        if (entry == null) {
            throw new FileNotFoundException(entryName);
        }
        byte[] bytes = new byte[(int) entry.getSize()];
        try (InputStream in = jar.getInputStream(entry)) {
            new DataInputStream(in).readFully(bytes);
        }
        return bytes;
    }
}
