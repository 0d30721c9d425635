package dev.sonde.access;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A hash of PBKDF2 in the form of Python's passlib: {@code $pbkdf2-sha256$rounds$salt$hash}. */
final class Pbkdf2 implements PasswordHash {

    private static final Pattern FORM =
            Pattern.compile("\\$pbkdf2-sha(256|512)\\$([0-9]{4,7})\\$([./A-Za-z0-9]{8,90})\\$([./A-Za-z0-9]{20,90})");
    private static final int MOST_ROUNDS = 2_000_000;

    private final String algorithm;
    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    private Pbkdf2(String algorithm, int rounds, byte[] salt, byte[] hash) {
        this.algorithm = algorithm;
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    static Pbkdf2 parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("is no whole PBKDF2 hash");
        }
        int rounds = Integer.parseInt(form.group(2));
        if (rounds > MOST_ROUNDS) {
            throw new IllegalArgumentException("has more than " + MOST_ROUNDS + " rounds of PBKDF2");
        }
        return new Pbkdf2("PBKDF2WithHmacSHA" + form.group(1), rounds, bytes(form.group(3)), bytes(form.group(4)));
    }

    @Override
    public boolean matches(String password) {
        try {
            PBEKeySpec key = new PBEKeySpec(password.toCharArray(), salt, rounds, hash.length * Byte.SIZE);
            byte[] computed =
                    SecretKeyFactory.getInstance(algorithm).generateSecret(key).getEncoded();
            return MessageDigest.isEqual(computed, hash);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(algorithm + " is not there", missing);
        }
    }

    /** Base64 with a dot for the plus and without padding. */
    private static byte[] bytes(String text) {
        return Base64.getDecoder().decode(text.replace('.', '+'));
    }
}
