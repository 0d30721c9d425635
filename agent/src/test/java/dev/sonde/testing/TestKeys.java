package dev.sonde.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key store for 127.0.0.1, made by keytool, that servers of tests show and their clients trust. */
public record TestKeys(Path file, String password) {

    /** Makes one in this folder; every JDK from 8 on reads it. */
    public static TestKeys in(Path folder) {
        return in(folder, "keys.p12");
    }

    /** Makes one of this name; more options of keytool, such as {@code -validity 5}, win over those here. */
    public static TestKeys in(Path folder, String name, String... more) {
        TestKeys keys = new TestKeys(folder.resolve(name), "password");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        // Without the property the store is encrypted in a way that early updates of 8 do not know.
        List<String> words = new ArrayList<>(List.of(
                keytool.toString(),
                "-J-Dkeystore.pkcs12.legacy",
                "-genkeypair",
                "-keystore",
                keys.file.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                keys.password,
                "-alias",
                "test",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=ip:127.0.0.1,dns:localhost"));
        words.addAll(List.of(more));
        addUnlessThere(words, "-keyalg", "RSA");
        addUnlessThere(words, "-validity", "30");
        ProcessBuilder command = new ProcessBuilder(words);
        try {
            Process process = command.redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new AssertionError(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return keys;
    }

    private static void addUnlessThere(List<String> words, String option, String value) {
        if (!words.contains(option)) {
            words.addAll(List.of(option, value));
        }
    }

    /** Its certificate, signed by itself. */
    public X509Certificate certificate() {
        try {
            return (X509Certificate) store().getCertificate("test");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its certificate as PEM. */
    public String certificatePem() {
        try {
            return pem("CERTIFICATE", certificate().getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its key as PEM, PKCS#8. */
    public String keyPem() {
        try {
            return pem(
                    "PRIVATE KEY",
                    store().getKey("test", password.toCharArray()).getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String pem(String type, byte[] bytes) {
        return "-----BEGIN " + type + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + type
                + "-----\n";
    }

    private KeyStore store() {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password.toCharArray());
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A context that trusts a server with these keys. */
    public SSLContext trusting() {
        return trusting(null);
    }

    /** A context that trusts a server with these keys and shows the client's. */
    public SSLContext trusting(TestKeys client) {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("test", store().getCertificate("test"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(client == null ? null : client.keyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A context for a server with these keys. */
    public SSLContext showing() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyManager[] keyManagers() throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store(), password.toCharArray());
        return factory.getKeyManagers();
    }

    /** A client that trusts a server with these keys. */
    public HttpClient client() {
        return HttpClient.newBuilder().sslContext(trusting()).build();
    }
}
