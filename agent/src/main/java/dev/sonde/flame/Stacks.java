package dev.sonde.flame;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;

/**
 * The stacks of a flame that took something by themselves, from the owner down. The root of all owners is no frame: so
 * the stacks of all are those of the owners one after the other.
 */
final class Stacks {

    /** Takes one stack. */
    interface Taker {

        /**
         * One stack.
         *
         * @param frames the outermost first, not to be kept
         */
        void take(Collection<String> frames, long self) throws IOException;
    }

    private final Taker taker;
    private final Deque<String> frames = new ArrayDeque<>();

    private Stacks(Taker taker) {
        this.taker = taker;
    }

    static void each(Flame flame, Taker taker) throws IOException {
        Stacks stacks = new Stacks(taker);
        if (flame.query.owner != null) {
            stacks.walk(flame.tree);
            return;
        }
        for (CallTree owner : flame.tree.children) {
            stacks.walk(owner);
        }
        if (flame.tree.self() != 0) {
            taker.take(Collections.singleton(flame.tree.name), flame.tree.self());
        }
    }

    private void walk(CallTree tree) throws IOException {
        frames.addLast(tree.name);
        long self = tree.self();
        if (self != 0) {
            taker.take(Collections.unmodifiableCollection(frames), self);
        }
        for (CallTree child : tree.children) {
            walk(child);
        }
        frames.removeLast();
    }
}
