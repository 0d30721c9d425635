package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.WebPage;
import dev.sonde.flame.FlamePage;
import dev.sonde.live.LivePage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The agent's pages as they leave the jar. */
final class PagesTest {

    private static final int MOST_BYTES = 300_000;

    static Stream<WebPage> pages() throws IOException {
        return Stream.of(FlamePage.read(), LivePage.read());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyHoleIsFilled(WebPage page) throws IOException {
        assertTrue(html(page).startsWith("<!DOCTYPE html>"));
        assertFalse(html(page).matches("(?s).*\\{\\{(style|script)}}.*"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void thePolicyAllowsTheStyleAndTheScriptThatAreInItAndNothingElse(WebPage page)
            throws NoSuchAlgorithmException, IOException {
        String html = html(page);
        assertTrue(page.securityPolicy.contains("style-src " + hash(html, "style") + ";"), page.securityPolicy);
        assertTrue(page.securityPolicy.contains("script-src " + hash(html, "script") + ";"), page.securityPolicy);
        assertFalse(page.securityPolicy.contains("unsafe"), page.securityPolicy);
        assertFalse(html.split("<script>")[0].matches("(?s).*<[^>]+ (style|on[a-z]+)=.*"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void itNamesNothingElsewhereButWhereItsPartsAreFrom(WebPage page) throws IOException {
        String html = html(page).replaceAll("(?s)/\\*!.*?\\*/", "");
        assertFalse(html.contains("http:") || html.contains("https:") || html.contains("//www"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void itIsSmall(WebPage page) throws IOException {
        int bytes = html(page).getBytes(StandardCharsets.UTF_8).length;
        System.out.println("page: " + bytes + " bytes of " + MOST_BYTES);
        assertTrue(bytes < MOST_BYTES, bytes + " bytes");
    }

    private static String hash(String html, String element) throws NoSuchAlgorithmException {
        String inner = html.split("<" + element + ">")[1].split("</" + element + ">")[0];
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(inner.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(hash) + "'";
    }

    private static String html(WebPage page) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        page.writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }
}
