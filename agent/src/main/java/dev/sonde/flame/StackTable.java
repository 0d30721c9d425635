package dev.sonde.flame;

import java.util.Arrays;
import java.util.List;

/**
 * Call stacks as a tree in which each has a number: what two share from the bottom up is there once. Holds so many
 * calls at most; a stack that finds no room ends at the last call that did. Not for several threads at once.
 */
final class StackTable {

    /** The empty stack. */
    static final int EMPTY = 0;

    private static final int FIRST = 1024;
    private static final int GOLDEN = 0x9E3779B9;

    private final int most;
    private final Names names;
    private int[] parents = new int[FIRST];
    private int[] frames = new int[FIRST];
    // Open addressing, at most half full: the numbers of stacks, 0 where there is none.
    private int[] table = new int[4 * FIRST];
    private int size = 1;

    StackTable(int most) {
        this.most = most;
        this.names = new Names(most);
    }

    /** The number of a stack. */
    int number(List<String> bottomFirst) {
        int stack = EMPTY;
        for (String frame : bottomFirst) {
            int called = called(stack, frame);
            if (called == EMPTY) {
                break;
            }
            stack = called;
        }
        return stack;
    }

    int parent(int stack) {
        return parents[stack];
    }

    /** The name of the call on top. */
    String top(int stack) {
        return names.name(frames[stack]);
    }

    boolean isFull() {
        return size == most;
    }

    int size() {
        return size;
    }

    /**
     * The number of another's stack in this one, while there is room left for a quarter of what it can hold; then that
     * of its callers.
     *
     * @param known numbers found so far, by the other's; 0 where there is none
     */
    int copy(StackTable other, int stack, int[] known) {
        if (stack == EMPTY || known[stack] != EMPTY) {
            return known[stack];
        }
        int caller = copy(other, other.parent(stack), known);
        int copy = size < 3 * most / 4 ? called(caller, other.top(stack)) : EMPTY;
        known[stack] = copy == EMPTY ? caller : copy;
        return known[stack];
    }

    private int called(int caller, String name) {
        int frame = names.number(name);
        if (frame == Names.NONE) {
            return EMPTY;
        }
        int at = slot(caller, frame, table.length);
        while (table[at] != 0) {
            int stack = table[at];
            if (parents[stack] == caller && frames[stack] == frame) {
                return stack;
            }
            at = (at + 1) & (table.length - 1);
        }
        return size == most ? EMPTY : add(caller, frame, at);
    }

    private int add(int caller, int frame, int at) {
        if (size == parents.length) {
            parents = Arrays.copyOf(parents, 2 * size);
            frames = Arrays.copyOf(frames, 2 * size);
        }
        parents[size] = caller;
        frames[size] = frame;
        table[at] = size++;
        if (2 * size > table.length) {
            rehash();
        }
        return size - 1;
    }

    private void rehash() {
        int[] larger = new int[2 * table.length];
        for (int stack = 1; stack < size; stack++) {
            int at = slot(parents[stack], frames[stack], larger.length);
            while (larger[at] != 0) {
                at = (at + 1) & (larger.length - 1);
            }
            larger[at] = stack;
        }
        table = larger;
    }

    private static int slot(int caller, int frame, int length) {
        int hash = (caller * 31 + frame) * GOLDEN;
        return (hash ^ (hash >>> 16)) & (length - 1);
    }
}
