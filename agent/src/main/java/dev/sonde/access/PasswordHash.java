package dev.sonde.access;

/** A password as it is kept: it can be compared with, at a price, and not be read. Immutable. */
interface PasswordHash {

    boolean matches(String password);

    /**
     * Reads {@code $2y$…} (bcrypt) or {@code $pbkdf2-sha256$…}.
     *
     * @throws IllegalArgumentException with a message that holds nothing of the hash
     */
    static PasswordHash parse(String text) {
        if (text.startsWith("$2")) {
            return new Bcrypt(text);
        }
        if (text.startsWith("$pbkdf2-sha")) {
            return Pbkdf2.parse(text);
        }
        throw new IllegalArgumentException("is no hash of bcrypt ($2y$…) or PBKDF2 ($pbkdf2-sha256$…);"
                + " `java -jar sonde.jar password` makes one");
    }
}
