package dev.sonde.access;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Users with their rights and the hashes of their passwords. Whoever proved a password lately is remembered by a
 * digest, so that a scraper does not pay for the hash each time; new files make new users, none of whom is remembered.
 */
final class Users {

    static final Users NONE = new Users();

    private static final String SEPARATOR = "\0";
    private static final int MOST_REMEMBERED = 256;
    private static final long REMEMBERED_NANOS = 300_000_000_000L;

    private final KeyedDigest digest = new KeyedDigest();
    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<ByteBuffer, Proof> proofs = new LinkedHashMap<ByteBuffer, Proof>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Proof> eldest) {
            return size() > MOST_REMEMBERED;
        }
    };

    private Users() {}

    /**
     * Reads a user from each line.
     *
     * @throws IllegalArgumentException with a message that holds nothing of a line
     */
    static Users parse(String text) {
        Users users = new Users();
        Lines.of(text).forEach((number, line) -> {
            try {
                users.add(User.parse(line));
            } catch (IllegalArgumentException bad) {
                throw Lines.bad(number, bad);
            }
        });
        if (users.users.isEmpty()) {
            throw new IllegalArgumentException("there is no user in it");
        }
        return users;
    }

    /** The right of a user whose password was proved lately, null if it has to be proved. */
    Right remembered(String name, String password) {
        ByteBuffer key = key(name, password);
        long now = System.nanoTime();
        synchronized (proofs) {
            Proof proof = proofs.get(key);
            if (proof == null || now - proof.usedNanos > REMEMBERED_NANOS) {
                return null;
            }
            proof.usedNanos = now;
            return proof.right;
        }
    }

    /** The right of a user whose password this is, null for all others, after the same work. */
    Right proved(String name, String password) {
        User user = users.get(name);
        boolean matches = (user == null ? decoy(name) : user).hash.matches(password);
        if (user == null || !matches) {
            return null;
        }
        synchronized (proofs) {
            proofs.put(key(name, password), new Proof(user.right, System.nanoTime()));
        }
        return user.right;
    }

    boolean isEmpty() {
        return users.isEmpty();
    }

    /** Another's hash for those who have none, always the same for a name: hashes may differ in what they cost. */
    private User decoy(String name) {
        List<User> all = new ArrayList<>(users.values());
        return all.get(Math.floorMod(digest.of(name).hashCode(), all.size()));
    }

    private void add(User user) {
        if (users.put(user.name, user) != null) {
            throw new IllegalArgumentException("names a user for the second time");
        }
    }

    private ByteBuffer key(String name, String password) {
        return digest.of(name + SEPARATOR + password);
    }

    private static final class Proof {

        private final Right right;
        private long usedNanos;

        Proof(Right right, long usedNanos) {
            this.right = right;
            this.usedNanos = usedNanos;
        }
    }
}
