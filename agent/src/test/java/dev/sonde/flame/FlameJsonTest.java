package dev.sonde.flame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class FlameJsonTest {

    @Test
    void aNameIsWrittenOnceAndEveryCallIsThreeNumbers() throws IOException {
        assertEquals(
                "{\"unit\":\"microseconds\",\"evidence\":{\"from\":1.7E9,\"to\":1.70000006E9,\"samples\":250,"
                        + "\"source\":\"jdk.CPUTimeSample\"},\"calls\":[0,5,3,1,10,2,2,100,2,3,385,0,4,50,0,3,50,0,"
                        + "5,0,1,6,300,0,7,100,0],\"names\":[\"all\",\"GET /orders/{id}\",\"shop.Orders.find\","
                        + "\"java.util.HashMap.get\",\"shop.Price\\u003cinit>;of\\u000amany\",\"POST /orders\","
                        + "\"shop.Orders.add\",\"(garbage collection)\"]}\n",
                json(Trees.small(), 100));
    }

    @Test
    void whatIsBelowTheDepthAskedForBelongsToTheLastLevel() throws IOException {
        String json = json(Trees.small(), 1);
        assertTrue(json.contains("\"calls\":[0,5,3,1,595,0,2,300,0,3,100,0]"), json);
        assertTrue(json(Trees.small(), 0).contains("\"calls\":[0,1000,0]"));
    }

    @Test
    void aTreeOfNothingIsOneCall() throws IOException {
        Flame nothing = Trees.of(new Query(null, Kind.WALL, 60, 0), new CallTree("all", 0));
        assertTrue(json(nothing, 100).contains("\"calls\":[0,0,0],\"names\":[\"all\"]"));
    }

    private static String json(Flame flame, int depth) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FlameJson.write(flame, depth, out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
