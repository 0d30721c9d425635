package dev.sonde.tls;

import dev.sonde.base.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** Who the server is: its key, and the certificates that say whose it is, its own first. Immutable. */
final class Identity {

    private static final char[] IN_MEMORY = "in memory only".toCharArray();
    private static final byte[] ANYTHING = {1, 2, 3};

    final X509Certificate certificate;

    private final PrivateKey key;
    private final Certificate[] chain;

    private Identity(PrivateKey key, Certificate... chain) throws GeneralSecurityException, IOException {
        this.key = key;
        this.chain = chain;
        this.certificate = (X509Certificate) chain[0];
        assertTogether(key, certificate);
    }

    /**
     * Reads the certificates and the key, which stand in the same file if none is named for it.
     *
     * @throws IOException with a message for the user
     */
    static Identity read(Secret certificates, Secret key, Secret password)
            throws GeneralSecurityException, IOException {
        byte[] file = certificates.read();
        if (!Pem.isOne(file)) {
            return ofStore(Stores.read(file, password), password);
        }
        List<X509Certificate> chain = Pem.of(file).certificates();
        if (chain.isEmpty()) {
            throw new IOException("there is no certificate in " + certificates);
        }
        byte[] keyFile = key.isSet() ? key.read() : file;
        return new Identity(Pem.of(keyFile).key(chain.get(0).getPublicKey()), chain.toArray(new Certificate[0]));
    }

    boolean isExpired() {
        return certificate.getNotAfter().toInstant().isBefore(Instant.now());
    }

    KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
        KeyStore store = Stores.empty();
        store.setKeyEntry("sonde", key, IN_MEMORY, chain);
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, IN_MEMORY);
        return factory.getKeyManagers();
    }

    private static Identity ofStore(KeyStore store, Secret password) throws GeneralSecurityException, IOException {
        Identity found = null;
        for (String alias : Collections.list(store.aliases())) {
            if (store.isKeyEntry(alias)) {
                if (found != null) {
                    throw new IOException("there is more than one key in the store; let there be one");
                }
                PrivateKey key = (PrivateKey) store.getKey(alias, Stores.letters(password));
                found = new Identity(key, store.getCertificateChain(alias));
            }
        }
        if (found == null) {
            throw new IOException("there is no key in the store");
        }
        return found;
    }

    // Two files are seldom replaced at once: until both are, they do not go together.
    private static void assertTogether(PrivateKey key, X509Certificate certificate)
            throws GeneralSecurityException, IOException {
        String algorithm = signature(key.getAlgorithm());
        Signature signature = Signature.getInstance(algorithm);
        signature.initSign(key);
        signature.update(ANYTHING);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(ANYTHING);
        if (!signature.verify(signed)) {
            throw new IOException("the key is not that of the certificate");
        }
    }

    private static String signature(String algorithm) {
        return Arrays.asList("RSA", "DSA").contains(algorithm)
                ? "SHA256with" + algorithm
                : algorithm.equals("EC") ? "SHA256withECDSA" : algorithm;
    }
}
