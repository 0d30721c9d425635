package dev.sonde.tls;

import dev.sonde.base.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Collections;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** Whose certificates are believed. */
final class Trust {

    private Trust() {}

    /**
     * Those that the authorities of a file have signed, and nobody else's.
     *
     * @param authorities certificates as PEM, or a store
     */
    static TrustManager[] in(Secret authorities, Secret password) throws GeneralSecurityException, IOException {
        byte[] file = authorities.read();
        KeyStore store = Stores.empty();
        int count = 0;
        if (Pem.isOne(file)) {
            for (X509Certificate certificate : Pem.of(file).certificates()) {
                store.setCertificateEntry("ca-" + count++, certificate);
            }
        } else {
            KeyStore given = Stores.read(file, password);
            for (String alias : Collections.list(given.aliases())) {
                store.setCertificateEntry("ca-" + count++, given.getCertificate(alias));
            }
        }
        if (count == 0) {
            throw new IOException("there is no certificate in " + authorities);
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(store);
        X509ExtendedTrustManager manager = (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        return new TrustManager[] {new UnexpiredOnly(manager)};
    }
}
