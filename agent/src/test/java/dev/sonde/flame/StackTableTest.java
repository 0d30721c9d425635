package dev.sonde.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Chance;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Stacks by number, held against what they were made of. */
final class StackTableTest {

    private static final int MUCH = 100_000;

    @Test
    void aStackHasOneNumberAndIsFoundByIt() {
        Chance.rounds(3, chance -> {
            StackTable table = new StackTable(MUCH);
            Map<List<String>, Integer> numbers = stacks(chance, table);
            numbers.forEach((frames, number) -> {
                assertEquals(number, table.number(frames));
                assertEquals(frames, frames(table, number));
            });
            assertEquals(numbers.size(), numbers.values().stream().distinct().count());
            StackTable other = new StackTable(MUCH);
            int[] known = new int[table.size()];
            numbers.forEach((frames, number) -> assertEquals(frames, frames(other, other.copy(table, number, known))));
            assertEquals(table.size(), other.size());
        });
    }

    @Test
    void aStackThatFindsNoRoomEndsAtTheLastCallThatDid() {
        StackTable table = new StackTable(4);
        assertFalse(table.isFull());
        assertEquals(StackTable.EMPTY, table.number(List.of()));
        int three = table.number(List.of("a", "b", "c"));
        assertTrue(table.isFull());
        assertEquals(three, table.number(List.of("a", "b", "c", "a")));
        assertEquals(StackTable.EMPTY, table.number(List.of("c")));
        assertEquals(List.of("a", "b"), frames(table, table.number(List.of("a", "b", "a"))));
    }

    @Test
    void aCopyLeavesAQuarterOfItsRoom() {
        StackTable table = new StackTable(8);
        int deep = table.number(List.of("a", "b", "c", "d", "e", "f", "g"));
        StackTable copy = new StackTable(8);
        assertEquals(List.of("a", "b", "c", "d", "e"), frames(copy, copy.copy(table, deep, new int[8])));
        assertEquals(6, copy.size());
    }

    private static Map<List<String>, Integer> stacks(Chance chance, StackTable table) {
        Map<List<String>, Integer> numbers = new HashMap<>();
        for (int i = 0; i < 3_000; i++) {
            List<String> frames = new ArrayList<>();
            for (int left = 1 + chance.below(6); left > 0; left--) {
                frames.add("m" + chance.below(50));
            }
            numbers.put(frames, table.number(frames));
        }
        return numbers;
    }

    private static List<String> frames(StackTable table, int stack) {
        ArrayDeque<String> frames = new ArrayDeque<>();
        for (int at = stack; at != StackTable.EMPTY; at = table.parent(at)) {
            frames.addFirst(table.top(at));
        }
        return List.copyOf(frames);
    }
}
