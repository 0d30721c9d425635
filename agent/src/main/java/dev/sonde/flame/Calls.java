package dev.sonde.flame;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Builds a {@link CallTree} out of stacks. */
final class Calls {

    private final StackTable stacks;
    private final Map<Integer, Call> byStack = new HashMap<>();
    private final Call root = new Call();

    Calls(StackTable stacks) {
        this.stacks = stacks;
        byStack.put(StackTable.EMPTY, root);
    }

    /** Adds to what the call on top of a stack took itself. */
    void add(int stack, long amount) {
        call(stack).self += amount;
    }

    CallTree tree(String name) {
        return root.tree(name, stacks);
    }

    private Call call(int stack) {
        Call known = byStack.get(stack);
        if (known != null) {
            return known;
        }
        Call call = new Call();
        byStack.put(stack, call);
        Call caller = call(stacks.parent(stack));
        caller.called.add(call);
        call.stack = stack;
        return call;
    }

    /** A call while its tree grows. */
    private static final class Call {
        private final List<Call> called = new ArrayList<>();
        private int stack;
        private long self;

        CallTree tree(String name, StackTable stacks) {
            List<CallTree> children = new ArrayList<>();
            for (Call call : called) {
                CallTree child = call.tree(stacks.top(call.stack), stacks);
                if (child.total > 0) {
                    children.add(child);
                }
            }
            return new CallTree(name, self, children);
        }
    }
}
