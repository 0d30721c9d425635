package dev.sonde.cli;

import dev.sonde.base.Secret;
import java.io.File;
import java.util.Iterator;

/** The words that say who asks an agent and whom to believe; the same for every command that asks one. */
final class CallerArguments {
    String user = "";
    /** Where it is said: a file, or {@code env:NAME}; empty if it is asked for. */
    String password = "";
    /** The same of a bearer's token. */
    String token = "";
    /** Files of PEM. */
    String authorities = "";

    String certificate = "";
    String key = "";

    /**
     * Takes an option and its value if it is one of these.
     *
     * @throws IllegalArgumentException if its value is missing
     */
    boolean take(String option, Iterator<String> following) {
        switch (option) {
            case "--user":
                user = value(option, following);
                return true;
            case "--password":
                password = value(option, following);
                return true;
            case "--token":
                token = value(option, following);
                return true;
            case "--ca":
                authorities = value(option, following);
                return true;
            case "--cert":
                certificate = value(option, following);
                return true;
            case "--key":
                key = value(option, following);
                return true;
            default:
                return false;
        }
    }

    /**
     * The one they are of.
     *
     * @throws IllegalArgumentException if they do not go together
     */
    Caller caller() {
        check(user.isEmpty() || token.isEmpty(), "--user and --token are two ways of saying who you are; take one");
        check(password.isEmpty() || !user.isEmpty(), "--password needs --user");
        check(user.indexOf(':') < 0, "a name has no colon: --password says where the password is");
        check(key.isEmpty() || !certificate.isEmpty(), "--key needs --cert");
        return new Caller(this);
    }

    /** A file by its whole path, which may be told in messages. */
    static Secret file(String path) {
        return Secret.at(path.isEmpty() ? "" : new File(path).getAbsolutePath());
    }

    private static void check(boolean isSound, String complaint) {
        if (!isSound) {
            throw new IllegalArgumentException(complaint);
        }
    }

    private static String value(String option, Iterator<String> following) {
        String value = following.hasNext() ? following.next() : "";
        check(!value.isEmpty(), option + " needs a value");
        return value;
    }
}
