package dev.sonde.cli;

import dev.sonde.base.Secret;
import java.io.File;
import picocli.CommandLine.Option;

/** The words that say who asks an agent and whom to believe; the same for every command that asks one. */
final class CallerArguments {

    @Option(names = "--user", paramLabel = "NAME", description = "who asks, if the agent wants to know")
    String user = "";

    @Option(names = "--password", paramLabel = "FILE", description = "or env:NAME; else it is asked for")
    String password = "";

    @Option(names = "--token", paramLabel = "FILE", description = "or env:NAME: a bearer's token")
    String token = "";

    @Option(names = "--ca", paramLabel = "FILE", description = "whose certificates are believed (PEM)")
    String authorities = "";

    @Option(names = "--cert", paramLabel = "FILE", description = "the certificate to be shown (PEM)")
    String certificate = "";

    @Option(names = "--key", paramLabel = "FILE", description = "its key (PEM)")
    String key = "";

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
}
