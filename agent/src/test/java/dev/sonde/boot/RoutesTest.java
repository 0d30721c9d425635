package dev.sonde.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

final class RoutesTest {

    private static final List<String> MAPPINGS = List.of("/orders/*", "/exact", "*.jsp", "/");

    @Test
    void aServletsMappingIsFoundFromThePathsOfARequest() {
        assertEquals("/orders/*", Routes.mapping("/orders", "/17", MAPPINGS));
        assertEquals("/orders/*", Routes.mapping("/orders", null, MAPPINGS));
        assertEquals("/exact", Routes.mapping("/exact", null, MAPPINGS));
        assertEquals("*.jsp", Routes.mapping("/deep/page.jsp", null, MAPPINGS));
        assertEquals("/*", Routes.mapping("", "/anything", List.of("/*")));
    }

    @Test
    void aRawPathIsNeverAMapping() {
        assertEquals("/", Routes.mapping("/secret/17", null, MAPPINGS));
        assertEquals("/", Routes.mapping("/secret.17", null, MAPPINGS));
        assertEquals("/", Routes.mapping("/secret", "/17", List.of()));
    }
}
