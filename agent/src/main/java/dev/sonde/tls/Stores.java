package dev.sonde.tls;

import dev.sonde.base.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

/** Reads and makes stores of keys and certificates. */
final class Stores {

    private static final byte[] JKS_BEGINS = {(byte) 0xfe, (byte) 0xed, (byte) 0xfe, (byte) 0xed};

    private Stores() {}

    /** Reads one of the kinds JKS and PKCS12. */
    static KeyStore read(byte[] file, Secret password) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(isJks(file) ? "JKS" : "PKCS12");
        try {
            store.load(new ByteArrayInputStream(file), letters(password));
        } catch (IOException | RuntimeException unreadable) {
            throw new IOException("it is neither PEM nor a key store that tls-password opens", unreadable);
        }
        return store;
    }

    static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    static char[] letters(Secret password) throws IOException {
        // An editor ends a line that was meant to have no end.
        return password.isSet() ? password.text().replaceAll("[\\r\\n]+$", "").toCharArray() : new char[0];
    }

    private static boolean isJks(byte[] file) {
        for (int i = 0; i < JKS_BEGINS.length; i++) {
            if (file.length <= i || file[i] != JKS_BEGINS[i]) {
                return false;
            }
        }
        return true;
    }
}
