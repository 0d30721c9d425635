package dev.sonde.flame;

import java.io.ByteArrayOutputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The page that draws flame graphs: one file, made of parts out of the jar, that needs the server's JSON only. */
public final class FlamePage {

    private static final String[] SCRIPTS = {"tree.js", "format.js", "canvas.js", "table.js", "page.js", "input.js"};

    /** What a browser may do with it, for the header {@code Content-Security-Policy}. */
    public final String securityPolicy;

    private final String html;

    private FlamePage(String html, String style, String script) {
        this.html = html.replace("{{style}}", style).replace("{{script}}", script);
        this.securityPolicy = "default-src 'none'; connect-src 'self'; img-src data:; style-src " + hash(style)
                + "; script-src " + hash(script) + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    /**
     * Reads it from the jar.
     *
     * @throws IOException if the jar is damaged or gone
     */
    public static FlamePage read() throws IOException {
        StringBuilder script = new StringBuilder();
        for (String name : SCRIPTS) {
            script.append(part(name));
        }
        return new FlamePage(part("flame.html"), part("flame.css"), script.toString());
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(html.getBytes(StandardCharsets.UTF_8));
    }

    private static String part(String name) throws IOException {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        try (InputStream in = FlamePage.class.getResourceAsStream("page/" + name)) {
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
