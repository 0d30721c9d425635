package dev.sonde.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CollapsedTextTest {

    @Test
    void everyStackThatTookSomethingIsALineThatNoNameBreaks() throws IOException {
        assertEquals(
                List.of(
                        "GET /orders/{id} 10",
                        "GET /orders/{id};shop.Orders.find 100",
                        "GET /orders/{id};shop.Orders.find;java.util.HashMap.get 385",
                        "GET /orders/{id};shop.Orders.find;shop.Price<init>,of many 50",
                        "GET /orders/{id};java.util.HashMap.get 50",
                        "POST /orders;shop.Orders.add 300",
                        "(garbage collection) 100",
                        "all 5"),
                lines(Trees.small()));
    }

    @Test
    void theValuesAddUpToTheTree() throws IOException {
        CallTree tree = Trees.large(6, 24, 1);
        long sum = lines(Trees.of(new Query(null, Kind.ALLOCATION, 60, 0), tree)).stream()
                .mapToLong(line -> Long.parseLong(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
        assertEquals(tree.total, sum);
    }

    @Test
    void anOwnersStacksAreTheSameAloneAndAmongAll() throws IOException {
        Flame all = Trees.small();
        CallTree owner = all.tree.children.get(0);
        List<String> alone = lines(Trees.of(new Query(owner.name, Kind.CPU, 60, 0), owner));
        assertEquals(lines(all).subList(0, 5), alone);
    }

    @Test
    void namelessFramesAndControlCharactersLeaveALineALine() throws IOException {
        CallTree odd = new CallTree("", 1, new CallTree("a\u2028b\tc\u0000d\u0085e", 2));
        assertEquals(
                List.of("(nameless) 1", "(nameless);a b c d e 2"),
                lines(Trees.of(new Query("", Kind.CPU, 60, 0), odd)));
    }

    private static List<String> lines(Flame flame) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CollapsedText.write(flame, out);
        return List.of(out.toString(StandardCharsets.UTF_8).split("\n"));
    }
}
