package dev.sonde.flame;

/** How much was seen of each owner, fund and stack. Not for several threads at once. */
final class Weights {

    /** Takes them one by one. */
    interface Visitor {
        void visit(long key, long weight, int samples);
    }

    private static final int FIRST = 64;
    private static final int STACK_BITS = 24;
    private static final int OWNER_BITS = 16;
    private static final int OWNER_MASK = (1 << OWNER_BITS) - 1;
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    // Open addressing, at most half full; a key is never 0.
    private long[] keys = new long[FIRST];
    private long[] weights = new long[FIRST];
    private int[] samples = new int[FIRST];
    private int size;

    static long key(int owner, int fund, int stack) {
        return ((1L << OWNER_BITS | owner) << OWNER_BITS | fund) << STACK_BITS | stack;
    }

    static int owner(long key) {
        return (int) (key >>> (OWNER_BITS + STACK_BITS)) & OWNER_MASK;
    }

    static int fund(long key) {
        return (int) (key >>> STACK_BITS) & OWNER_MASK;
    }

    static int stack(long key) {
        return (int) key & ((1 << STACK_BITS) - 1);
    }

    static long withStack(long key, int stack) {
        return key >>> STACK_BITS << STACK_BITS | stack;
    }

    int size() {
        return size;
    }

    void add(long key, long weight, int count) {
        int at = find(key);
        if (keys[at] == 0) {
            if (2 * (size + 1) > keys.length) {
                grow();
                at = find(key);
            }
            keys[at] = key;
            size++;
        }
        weights[at] += weight;
        samples[at] += count;
    }

    void forEach(Visitor visitor) {
        for (int at = 0; at < keys.length; at++) {
            if (keys[at] != 0) {
                visitor.visit(keys[at], weights[at], samples[at]);
            }
        }
    }

    private int find(long key) {
        long hash = key * GOLDEN;
        int at = (int) (hash >>> 32) & (keys.length - 1);
        while (keys[at] != 0 && keys[at] != key) {
            at = (at + 1) & (keys.length - 1);
        }
        return at;
    }

    private void grow() {
        long[] oldKeys = keys;
        long[] oldWeights = weights;
        int[] oldSamples = samples;
        keys = new long[2 * oldKeys.length];
        weights = new long[keys.length];
        samples = new int[keys.length];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int at = find(oldKeys[i]);
                keys[at] = oldKeys[i];
                weights[at] = oldWeights[i];
                samples[at] = oldSamples[i];
            }
        }
    }
}
