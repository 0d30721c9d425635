package dev.sonde.access;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Makes lines for the file of users. */
public final class UserLine {

    private static final Pattern NAME = Pattern.compile("[^:\\s#\\p{Cntrl}][^:\\p{Cntrl}]{0,63}");
    private static final int MOST_BCRYPT_BYTES = 72;

    private UserLine() {}

    /**
     * A line with a new hash of the password.
     *
     * @param right {@code scrape}, {@code profile} or {@code configure}
     * @throws IllegalArgumentException if no such line can be made, which repeats nothing of the password
     */
    public static String of(String name, String right, String password) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a name has 1 to 64 letters and no colon");
        }
        if (password.isEmpty() || password.getBytes(StandardCharsets.UTF_8).length > MOST_BCRYPT_BYTES) {
            throw new IllegalArgumentException("a password has 1 to " + MOST_BCRYPT_BYTES + " bytes");
        }
        Right.named(right);
        return name + ':' + right + ':' + Bcrypt.of(password);
    }
}
