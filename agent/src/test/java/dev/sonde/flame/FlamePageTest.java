package dev.sonde.flame;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.junit.jupiter.api.Test;

final class FlamePageTest {

    private final FlamePage page = FlamePage.read();
    private final String html = html();

    FlamePageTest() throws IOException {}

    @Test
    void everyHoleIsFilled() {
        assertTrue(html.startsWith("<!DOCTYPE html>"));
        assertFalse(html.contains("{{"), html);
    }

    @Test
    void thePolicyAllowsTheStyleAndTheScriptThatAreInItAndNothingElse() throws NoSuchAlgorithmException {
        assertTrue(page.securityPolicy.contains("style-src " + hash("style") + ";"), page.securityPolicy);
        assertTrue(page.securityPolicy.contains("script-src " + hash("script") + ";"), page.securityPolicy);
        assertFalse(html.matches("(?s).*<[^>]+ (style|on[a-z]+)=.*"));
    }

    @Test
    void itNamesNothingElsewhere() {
        assertFalse(html.contains("http:") || html.contains("https:") || html.contains("//www"), html);
    }

    private String hash(String element) throws NoSuchAlgorithmException {
        String inner = html.split("<" + element + ">")[1].split("</" + element + ">")[0];
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(inner.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }

    private String html() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
