package dev.sonde.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.RawClient;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.TestKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateExpiredException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TlsDoorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private GuardedServer server;

    @AfterEach
    void stop() {
        assertEquals(Map.of(), server.failures.counts());
        server.close();
    }

    @Test
    void pemFilesAndStoresAreServed() throws IOException {
        for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
            TestKeys keys = keys(algorithm, "-keyalg", algorithm);
            start(pem(keys, algorithm));
            assertTrue(server.url("/").startsWith("https://"), server.url("/"));
            assertTrue(answer(keys.trusting(), "TLSv1.3").startsWith("HTTP/1.1 200 "), algorithm);
            assertTrue(answer(keys.trusting(), "TLSv1.2").startsWith("HTTP/1.1 200 "), algorithm);
            server.close();
        }
        TestKeys keys = keys("store");
        start("tls-cert=" + GuardedServer.keptFromOthers(keys.file()) + ",tls-password="
                + GuardedServer.secret(folder, "password", keys.password() + '\n'));
        assertTrue(answer(keys.trusting(), "TLSv1.3").startsWith("HTTP/1.1 200 "));
        assertEquals("", server.said());
    }

    @Test
    void olderProtocolsAreRefused() throws IOException {
        TestKeys keys = keys("keys");
        start(pem(keys, "keys"));
        for (int minor = 0; minor <= 2; minor++) { // SSL 3.0, TLS 1.0 and 1.1
            try (RawClient client = RawClient.to(server.port())) {
                String alert = client.send(TlsFuzz.hello(minor)).readToEnd();
                assertTrue(alert.isEmpty() || alert.charAt(0) == 21, "minor version " + minor + " was answered");
            }
        }
        assertTrue(answer(keys.trusting(), "TLSv1.2").startsWith("HTTP/1.1 200 "));
    }

    @Test
    void handshakesOverAndOverEndTheConnection() throws IOException {
        TestKeys keys = keys("keys");
        start(pem(keys, "keys"));
        for (String protocol : List.of("TLSv1.2", "TLSv1.3")) {
            try (SSLSocket socket = socket(keys.trusting(), protocol)) {
                socket.startHandshake();
                socket.setSoTimeout(20);
                long deadlineNanos = System.nanoTime() + PATIENCE.toNanos();
                assertThrows(
                        IOException.class,
                        () -> {
                            while (System.nanoTime() < deadlineNanos) {
                                TlsAssault.again(socket);
                            }
                        },
                        protocol);
            }
        }
        assertTrue(answer(keys.trusting(), "TLSv1.3").startsWith("HTTP/1.1 200 "));
    }

    @Test
    void onlyTheProtocolsAndCiphersNamedAreSpoken() throws IOException {
        TestKeys keys = keys("keys");
        start(pem(keys, "keys") + ",tls-protocols=TLSv1.3,tls-ciphers=TLS_AES_256_GCM_SHA384:TLS_NO_SUCH");
        assertThrows(IOException.class, () -> answer(keys.trusting(), "TLSv1.2"));
        try (SSLSocket socket = socket(keys.trusting(), "TLSv1.3")) {
            socket.startHandshake();
            assertEquals("TLS_AES_256_GCM_SHA384", socket.getSession().getCipherSuite());
        }
    }

    @Test
    void plainTextIsNotAnswered() throws IOException {
        TestKeys keys = keys("keys");
        start(pem(keys, "keys"));
        try (RawClient client = RawClient.to(server.port())) {
            String answer = client.get("/metrics").readToEnd();
            assertTrue(!answer.contains("HTTP") && !answer.contains("sonde"), answer);
        } catch (IOException reset) {
            // That is an answer, too.
        }
        assertTrue(answer(keys.trusting(), "TLSv1.3").startsWith("HTTP/1.1 200 "));
    }

    @Test
    void changedFilesAreServedOnTheSamePortAndBadOnesAreNot() throws IOException {
        TestKeys first = keys("first");
        TestKeys second = keys("second", "-validity", "60");
        start(pem(first, "live"));
        assertEquals(expiry(first), scraped(first).value("sonde_server_certificate_expiry_seconds"));
        Files.writeString(folder.resolve("live.crt"), second.certificatePem());
        // Until the key is changed, too, the two do not go together.
        Await.until("a look at it", PATIENCE, () -> scraped(first).value("sonde_server_files_current") == 0);
        Files.writeString(folder.resolve("live.key"), second.keyPem());
        Await.until("the new certificate", PATIENCE, () -> scraped(second).value("sonde_server_files_current") == 1);
        assertEquals(expiry(second), scraped(second).value("sonde_server_certificate_expiry_seconds"));
        assertThrows(SSLException.class, () -> answer(first.trusting(), "TLSv1.3"));
        assertEquals(
                List.of(
                        "[sonde] TLS cannot be used, the former stay in force: the key is not that of the certificate",
                        "[sonde] TLS read anew"),
                server.said().lines().toList());
    }

    @Test
    void anExpiredCertificateIsShownAndSaid() throws IOException {
        TestKeys keys = keys("keys", "-startdate", "-40d", "-validity", "10");
        start(pem(keys, "keys"));
        try (SSLSocket socket = socket(keys.trusting(), "TLSv1.3")) {
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            assertThrows(CertificateExpiredException.class, shown::checkValidity);
        }
        assertTrue(server.said().contains("expired"), server.said());
    }

    @Test
    void withoutAUsableFileThePortIsOpenToNobodyUntilThereIsOne() throws IOException {
        TestKeys keys = keys("keys");
        start("tls-cert=" + folder.resolve("live.crt") + ",tls-key=" + folder.resolve("live.key"));
        assertThrows(IOException.class, () -> answer(keys.trusting(), "TLSv1.3"));
        pem(keys, "live");
        Await.until(
                "a certificate",
                PATIENCE,
                () -> answer(keys.trusting(), "TLSv1.3").startsWith("HTTP/1.1 200 "));
    }

    @Test
    void clientsShowACertificateWhereOneIsWanted() throws IOException {
        TestKeys keys = keys("keys");
        TestKeys client = keys("client");
        TestKeys stranger = keys("stranger");
        TestKeys expired = keys("expired", "-startdate", "-40d", "-validity", "10");
        Path authorities =
                Files.writeString(folder.resolve("ca.pem"), client.certificatePem() + '\n' + expired.certificatePem());
        start(pem(keys, "keys") + ",tls-client-ca=" + authorities);
        for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
            assertTrue(answer(keys.trusting(client), protocol).startsWith("HTTP/1.1 200 "), protocol);
            for (SSLContext other : List.of(keys.trusting(), keys.trusting(stranger), keys.trusting(expired))) {
                assertThrows(IOException.class, () -> answer(other, protocol), protocol);
            }
        }
    }

    private void start(String argument) {
        server = GuardedServer.with(argument);
    }

    private TestKeys keys(String name, String... more) {
        return TestKeys.in(folder, name + ".p12", more);
    }

    private String pem(TestKeys keys, String name) throws IOException {
        return "tls-cert=" + Files.writeString(folder.resolve(name + ".crt"), keys.certificatePem()) + ",tls-key="
                + GuardedServer.secret(folder, name + ".key", keys.keyPem());
    }

    private Scrape scraped(TestKeys keys) throws IOException {
        String answer = answer(keys.trusting(), "TLSv1.3");
        return Scrape.parse(answer.substring(answer.indexOf("\r\n\r\n") + 4));
    }

    private SSLSocket socket(SSLContext context, String protocol) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setEnabledProtocols(new String[] {protocol});
        return socket;
    }

    private String answer(SSLContext context, String protocol) throws IOException {
        try (SSLSocket socket = socket(context, protocol)) {
            RawHttp.send(socket, "GET /metrics HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (answer.isEmpty()) {
                throw new IOException("no answer");
            }
            return answer;
        }
    }

    private static double expiry(TestKeys keys) {
        return keys.certificate().getNotAfter().toInstant().getEpochSecond();
    }
}
