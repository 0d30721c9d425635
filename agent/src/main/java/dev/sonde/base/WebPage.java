package dev.sonde.base;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Matcher;

/**
 * A page of one file, made of parts out of the jar: its HTML has the holes {@code {{style}}} and {@code {{script}}}. A
 * browser runs nothing else on it, and fetches nothing but from where it came.
 */
public final class WebPage {

    /** What a browser may do with it, for the header {@code Content-Security-Policy}. */
    public final String securityPolicy;

    private final String html;

    private WebPage(String html, String style, String script) {
        this.html = html.replace("{{style}}", style).replace("{{script}}", script);
        this.securityPolicy = "default-src 'none'; connect-src 'self'; img-src data:; style-src " + hash(style)
                + "; script-src " + hash(script) + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /**
     * Reads it from the jar.
     *
     * @param html resource with the holes, its full name without a slash before it, as of all parts
     * @param styles put into their hole one after the other, as are the scripts
     * @throws IOException if the jar is damaged or gone
     */
    public static WebPage read(String html, String[] styles, String[] scripts) throws IOException {
        return new WebPage(part(html), parts(styles), parts(scripts));
    }

    /** Writes it with a script that runs before its own, as a file that no server goes with. */
    public void writeTo(OutputStream out, String firstScript) throws IOException {
        String whole = html.replaceFirst(
                "<script>", Matcher.quoteReplacement("<script>" + firstScript + "</script>\n<script>"));
        out.write(whole.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes it in UTF-8; the stream stays open. */
    public void writeTo(OutputStream out) throws IOException {
        out.write(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String parts(String[] names) throws IOException {
        StringBuilder parts = new StringBuilder();
        for (String name : names) {
            parts.append(part(name));
        }
        return parts.toString();
    }

    private static String part(String name) throws IOException {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        try (InputStream in = WebPage.class.getResourceAsStream('/' + name)) {
            if (in == null) {
                throw new FileNotFoundException(name);
            }
            byte[] buffer = new byte[1 << 13];
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                part.write(buffer, 0, count);
            }
        }
        return new String(part.toByteArray(), StandardCharsets.UTF_8);
    }

    private static String hash(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(hash) + '\'';
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
