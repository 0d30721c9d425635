package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PathTemplateTest {

    private static final int ROUNDS = 20_000;
    private static final int LONGEST = 8 * 33 + 2;
    private static final String WORDS = "(/[A-Za-z0-9._~-]{1,32}|/\\{\\}){0,8}(/\\*)?|/";

    // The same paths in each run.
    private final Random random = new Random(8154);

    private final List<Supplier<String>> identifiers = List.of(
            () -> Integer.toString(random.nextInt(1_000_000)),
            () -> new UUID(random.nextLong(), random.nextLong()).toString(),
            () -> String.format("%040x", random.nextLong()),
            () -> String.format("%016X", random.nextLong() | 0x1L << 60),
            () -> String.format("20%02d-%02d-%02d", random.nextInt(99), random.nextInt(12), random.nextInt(28)),
            () -> "order-" + random.nextInt(100_000),
            () -> random.nextInt(90) + "." + random.nextInt(90),
            () -> "x".repeat(33 + random.nextInt(100)),
            () -> "a" + random.nextInt(9) + "b" + random.nextInt(9) + "c",
            () -> "%" + Integer.toHexString(random.nextInt(255)));

    @ParameterizedTest
    @CsvSource({
        "/, /",
        "//, /",
        "/orders, /orders",
        "/orders/, /orders",
        "//orders///7, /orders/{}",
        "/orders/4711/lines?page=2, /orders/{}/lines",
        "/orders?id=/7/8, /orders",
        "/orders#/7, /orders",
        "/orders;jsessionid=0A1B2C/7, /orders/{}",
        "/;a=b, /",
        "/api/v1/users/me, /api/v1/users/me",
        "/api/v2.1/users/17, /api/v2.1/users/{}",
        "/days/2026-11-23, /days/{}",
        "/at/2026-11-23T20:15:00Z, /at/{}",
        "/files/sha256/logo.png, /files/sha256/logo.png",
        "/js/jquery-3.6.0.min.js, /js/{}",
        "/js/app.3f9a1c0d.js, /js/{}",
        "/commits/deadbee1, /commits/{}",
        "/videos/dQw4w9WgXcQ, /videos/{}",
        "/users/ada@example.com, /users/{}",
        "/caf%C3%A9/table, /{}/table",
        "/grüße, /{}",
        "/../../etc/passwd, /{}/{}/etc/passwd",
        "/{id}, /{}",
        "/a b, /{}",
        "/-/_, /{}/{}",
        "/a/b/c/d/e/f/g/h, /a/b/c/d/e/f/g/h",
        "/a/b/c/d/e/f/g/h//, /a/b/c/d/e/f/g/h",
        "/a/b/c/d/e/f/g/h/i/j, /a/b/c/d/e/f/g/h/*",
        "http://shop.example:8080/orders/7, /orders/{}",
        "http://shop.example, /",
        "a://b/orders, /orders",
        "/a1234x, /{}",
        "/mp3x, /mp3x",
        "/quarter1, /quarter1",
        "/aaaaaaa1, /{}",
        "/fffffff1, /{}",
        "/v1.2.3, /v1.2.3",
        "/v1.2.34, /{}",
        "/v1a2b, /{}",
        "/order-7, /{}",
        "/order-17, /{}",
        "/7-order, /{}",
        "/2nd-floor, /2nd-floor",
        "/h0/h9/b12/z/AZ, /h0/h9/b12/z/AZ",
        "http://shop.example?a=/b, /",
    })
    void whatMayBeAnIdentifierIsLeftOut(String path, String template) {
        assertEquals(template, PathTemplate.of(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "shop.example:443", "?/a", "#/a", "://a/b", "a?b=c://d/e"})
    void whatIsNoPathHasNoTemplate(String target) {
        assertNull(PathTemplate.of(target));
    }

    @Test
    void aWordHasThirtyTwoLettersAtMost() {
        String longest = "/" + "a".repeat(32);
        assertEquals(longest, PathTemplate.of(longest));
        assertEquals("/{}", PathTemplate.of(longest + "a"));
    }

    @Test
    void identifiersOfOneKindMakeOneTemplate() {
        for (int i = 0; i < ROUNDS; i++) {
            for (Supplier<String> identifier : identifiers) {
                String path = "/orders/" + identifier.get() + "/lines";
                assertEquals("/orders/{}/lines", PathTemplate.of(path), path);
            }
        }
    }

    @Test
    void whateverIsSentTheTemplateIsShortAndOfWordsAndItsOwnTemplate() {
        for (int i = 0; i < ROUNDS; i++) {
            String path = "/" + anything(random.nextInt(200));
            String template = PathTemplate.of(path);
            assertTrue(template.length() <= LONGEST, path);
            assertTrue(template.matches(WORDS), path + " is " + template);
            assertEquals(template.replace("*", "{}").replaceFirst("^((/[^/]+){8})/.*", "$1/*"), again(template), path);
        }
    }

    @Test
    void aLongPathTakesNoLongTime() {
        for (String part : List.of("/", "a", "1", "/a", ";", "/1;a", "-1", "://")) {
            String path = "/" + part.repeat(1_000_000);
            assertTimeout(Duration.ofSeconds(5), () -> {
                assertTrue(PathTemplate.of(path).length() <= LONGEST);
            });
        }
    }

    private static String again(String template) {
        return PathTemplate.of(template.replace("*", "{}"));
    }

    private String anything(int length) {
        String usual = "/////abcXYZ0123456789-_.~;?#%{}*:@ \u0000\n\u00fc\ud83d";
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            boolean isUsual = random.nextInt(10) > 0;
            text.append(isUsual ? usual.charAt(random.nextInt(usual.length())) : (char) random.nextInt(0x10000));
        }
        return text.toString();
    }
}
