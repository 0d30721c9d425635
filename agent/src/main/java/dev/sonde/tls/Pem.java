package dev.sonde.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and keys between {@code -----BEGIN} and {@code -----END}. */
final class Pem {

    private static final String BEGIN = "-----BEGIN ";
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([A-Za-z0-9+/=\\s]+)-----END \\1-----");

    private final String text;

    private Pem(String text) {
        this.text = text;
    }

    static boolean isOne(byte[] file) {
        return text(file).contains(BEGIN);
    }

    static Pem of(byte[] file) {
        return new Pem(text(file));
    }

    /** The certificates in their order, none if there are none. */
    List<X509Certificate> certificates() throws GeneralSecurityException {
        CertificateFactory factory = CertificateFactory.getInstance("X.509");
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] block : blocks("CERTIFICATE")) {
            certificates.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(block)));
        }
        return certificates;
    }

    /** The private key that goes with the public one. */
    PrivateKey key(PublicKey publicKey) throws GeneralSecurityException, IOException {
        List<byte[]> keys = blocks("PRIVATE KEY");
        if (keys.size() != 1) {
            throw new IOException(
                    text.contains(" PRIVATE KEY-----")
                            ? "the key is not in the form of PKCS#8 without a password:"
                                    + " `openssl pkcs8 -topk8 -nocrypt -in KEY -out NEW-KEY` makes it so"
                            : "there is no `BEGIN PRIVATE KEY` in it");
        }
        return KeyFactory.getInstance(publicKey.getAlgorithm()).generatePrivate(new PKCS8EncodedKeySpec(keys.get(0)));
    }

    private List<byte[]> blocks(String type) throws GeneralSecurityException {
        List<byte[]> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(text);
        while (block.find()) {
            if (block.group(1).equals(type)) {
                blocks.add(decoded(block.group(2)));
            }
        }
        return blocks;
    }

    private static byte[] decoded(String base64) throws GeneralSecurityException {
        try {
            return Base64.getMimeDecoder().decode(base64);
        } catch (IllegalArgumentException malformed) {
            throw new GeneralSecurityException("a block in it is not whole", malformed);
        }
    }

    private static String text(byte[] file) {
        return new String(file, StandardCharsets.ISO_8859_1);
    }
}
