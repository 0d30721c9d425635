package dev.sonde.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {

    @Test
    void everyKindOfValueIsWritten() throws IOException {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("text", "a");
        map.put("none", null);
        map.put("list", Arrays.asList(true, 1L, 0.25));
        map.put("floats", new float[] {1.5f, Float.NaN});
        map.put("longs", new long[] {});
        map.put("map", Map.of());
        assertEquals(
                "{\"text\":\"a\",\"none\":null,\"list\":[true,1,0.25],\"floats\":[1.5,null],\"longs\":[],\"map\":{}}",
                json(map));
    }

    @Test
    void noTextGetsOutOfItsQuotesNorOutOfAScript() throws IOException {
        assertEquals("\"\\u0022\\u005c\\u000a\\u003c/script>\\ud800é\"", json("\"\\\n</script>\ud800é"));
        assertEquals("{\"\\u0022:1,\":2}", json(Map.of("\":1,", 2)));
    }

    @Test
    void aNumberIsOneThatJsonHas() throws IOException {
        assertEquals(
                "[null,null,null,1.0E-7,-3,123456789012]",
                json(List.of(Double.NaN, Double.POSITIVE_INFINITY, 0.0 / 0, 1e-7, -3.0, 123_456_789_012.0)));
    }

    private static String json(Object value) throws IOException {
        StringWriter out = new StringWriter();
        new Json(out).write(value);
        return out.toString();
    }
}
