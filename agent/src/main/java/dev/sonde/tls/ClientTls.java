package dev.sonde.tls;

import dev.sonde.base.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;

/** TLS of a command that asks a server, out of PEM files that are read once. */
public final class ClientTls {

    private static final Secret NO_PASSWORD = Secret.at("");

    private ClientTls() {}

    /**
     * Sockets that believe these authorities, or those of this JVM where none are named, and show this certificate, if
     * any; the key may stand in its file.
     *
     * @throws IOException with a message for the user, if a file cannot be used
     */
    public static SSLSocketFactory sockets(Secret authorities, Secret certificate, Secret key) throws IOException {
        try {
            TrustManager[] trust = authorities.isSet() ? Trust.in(pem(authorities), NO_PASSWORD) : null;
            KeyManager[] keys = certificate.isSet()
                    ? Identity.read(pem(certificate), key, NO_PASSWORD).keyManagers()
                    : null;
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, trust, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException unusable) {
            throw new IOException("a certificate or key cannot be used: " + unusable.getMessage(), unusable);
        }
    }

    private static Secret pem(Secret file) throws IOException {
        if (!Pem.isOne(file.read())) {
            throw new IOException(file + " is not PEM");
        }
        return file;
    }
}
