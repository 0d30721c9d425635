package dev.sonde.access;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mindrot.jbcrypt.BCrypt;

/** A hash of bcrypt, as {@code htpasswd -B} writes it. */
final class Bcrypt implements PasswordHash {

    private static final Pattern FORM = Pattern.compile("\\$2[aby]\\$([0-9]{2})\\$[./A-Za-z0-9]{53}");
    private static final int LEAST_COST = 4;
    // A second or so: more would be for nobody but those who want to keep the service busy.
    private static final int HIGHEST_COST = 14;
    private static final int USUAL_COST = 10;

    private final String hash;

    Bcrypt(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            throw new IllegalArgumentException("is no whole bcrypt hash");
        }
        int cost = Integer.parseInt(form.group(1));
        if (cost < LEAST_COST || cost > HIGHEST_COST) {
            throw new IllegalArgumentException(
                    "has a bcrypt cost of " + cost + "; it may be " + LEAST_COST + " to " + HIGHEST_COST);
        }
        // The letter tells which defect of old C libraries a hash does not have; the library knows the oldest only.
        this.hash = "$2a" + text.substring(3);
    }

    @Override
    public boolean matches(String password) {
        return BCrypt.checkpw(password, hash);
    }

    /** A new hash for a password. */
    static String of(String password) {
        return "$2y" + BCrypt.hashpw(password, BCrypt.gensalt(USUAL_COST)).substring(3);
    }
}
