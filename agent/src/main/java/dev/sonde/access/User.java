package dev.sonde.access;

/** One line of the file of users. */
final class User {

    final String name;
    final Right right;
    final PasswordHash hash;

    private User(String name, Right right, PasswordHash hash) {
        this.name = name;
        this.right = right;
        this.hash = hash;
    }

    /**
     * Reads {@code name:right:hash}; without a right, as {@code htpasswd} writes it, a user may scrape only.
     *
     * @throws IllegalArgumentException with a message that holds nothing of the line
     */
    static User parse(String line) {
        String[] parts = line.split(":", -1);
        if (parts.length < 2 || parts.length > 3 || parts[0].isEmpty()) {
            throw new IllegalArgumentException("is not of the form name:right:hash");
        }
        Right right = parts.length == 2 ? Right.SCRAPE : Right.named(parts[1]);
        return new User(parts[0], right, PasswordHash.parse(parts[parts.length - 1]));
    }
}
