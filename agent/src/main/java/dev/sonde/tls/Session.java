package dev.sonde.tls;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/** All that connections are made with as the files are now; those of other files do not resume them. Immutable. */
final class Session {

    final SSLContext context;
    final SSLParameters parameters;
    /** The server's own, null if it has none, so that all handshakes fail. */
    final X509Certificate certificate;

    private Session(SSLContext context, SSLParameters parameters, X509Certificate certificate) {
        this.context = context;
        this.parameters = parameters;
        this.certificate = certificate;
    }

    /** As this server, with clients that are to be believed by these, if by any. */
    static Session of(Identity identity, TrustManager[] trust, Terms terms)
            throws GeneralSecurityException, IOException {
        SSLContext context = context(identity.keyManagers(), trust);
        return new Session(context, terms.parameters(context), identity.certificate);
    }

    /** As nobody. */
    static Session none() {
        try {
            SSLContext context = context(new KeyManager[0], new TrustManager[0]);
            return new Session(context, context.getDefaultSSLParameters(), null);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("this JVM has no TLS", missing);
        }
    }

    private static SSLContext context(KeyManager[] keys, TrustManager... trust) throws GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        // Null would be the JVM's own authorities: whom it believes is not for whom the agent answers.
        context.init(keys, trust == null ? new TrustManager[0] : trust, null);
        return context;
    }
}
