package dev.sonde.flame;

import java.util.ArrayList;
import java.util.List;

/** How what one owner took is spread over stacks. */
final class Shape {

    /** Takes the stacks one by one, with what each took itself. */
    interface Taker {
        void take(int stack, double amount);
    }

    /** Numbers of {@link StackTable}. */
    private final List<Integer> stacks = new ArrayList<>();

    private final List<Double> amounts = new ArrayList<>();
    private double sum;
    private long samples;

    void add(int stack, double amount, int count) {
        stacks.add(stack);
        amounts.add(amount);
        sum += amount;
        samples += count;
    }

    /** Adds another's, each amount so many times. */
    void add(Shape other, double factor) {
        for (int i = 0; i < other.stacks.size(); i++) {
            add(other.stacks.get(i), other.amounts.get(i) * factor, 0);
        }
        samples += other.samples;
    }

    void forEach(Taker taker) {
        for (int i = 0; i < stacks.size(); i++) {
            taker.take(stacks.get(i), amounts.get(i));
        }
    }

    double sum() {
        return sum;
    }

    long samples() {
        return samples;
    }

    /**
     * The tree, whose total is the sum to the last unit.
     *
     * @param name of the root
     */
    CallTree tree(String name, StackTable of) {
        Calls calls = new Calls(of);
        double before = 0;
        for (int i = 0; i < stacks.size(); i++) {
            double after = before + amounts.get(i);
            calls.add(stacks.get(i), Math.round(after) - Math.round(before));
            before = after;
        }
        return calls.tree(name);
    }
}
