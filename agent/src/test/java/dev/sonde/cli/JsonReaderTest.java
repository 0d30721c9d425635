package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.sonde.base.Json;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonReaderTest {

    @Test
    void whatIsWrittenIsReadBack() throws IOException {
        Map<String, Object> facts = Facts.of(
                "a", 1.5, "b", List.of(true, "x\"\\\n\u00e4<", Map.of()), "c", List.of(), "d", Map.of("e", -2e9));
        assertEquals(facts, JsonReader.read(Json.text(facts)));
        assertEquals(Arrays.asList((Object) null, "/\t"), JsonReader.read(" [ null , \"\\/\\t\" ] "));
        assertNull(JsonReader.read("null"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[1,", "{\"a\":}", "\"", "\"\\u12", "\"\\q\"", "tru", "1 2", "[1}", "{\"a\" 1}"})
    void whatIsNoJsonIsRefused(String text) {
        assertThrows(IOException.class, () -> JsonReader.read(text));
    }

    @Test
    void whatIsNestedTooDeepIsRefused() {
        assertThrows(IOException.class, () -> JsonReader.read("[".repeat(100_000)));
    }
}
