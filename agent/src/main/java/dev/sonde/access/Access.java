package dev.sonde.access;

import dev.sonde.base.Log;
import dev.sonde.base.Options;
import dev.sonde.base.Reloaded;
import dev.sonde.base.Secret;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Who may do what: users with passwords and bearers of tokens, out of files that are read anew when they change. */
public final class Access {

    private final Reloaded<Users> users;
    private final Reloaded<Tokens> tokens;
    private final HashWork work = new HashWork();

    private Access(Reloaded<Users> users, Reloaded<Tokens> tokens) {
        this.users = users;
        this.tokens = tokens;
    }

    /** Those that the options name. Where a file cannot be used, nobody gets in by it. */
    public static Access of(Options options, Log log) {
        Secret users = options.secret(Options.AUTH_USERS);
        Secret tokens = options.secret(Options.AUTH_TOKENS);
        return new Access(
                users.isSet()
                        ? new Reloaded<>(name(users), files(users), Users.NONE, () -> Users.parse(users.text()), log)
                        : null,
                tokens.isSet()
                        ? new Reloaded<>(
                                name(tokens), files(tokens), Tokens.NONE, () -> Tokens.parse(tokens.text()), log)
                        : null);
    }

    /** Whether anyone has to say who they are. */
    public boolean isOn() {
        return users != null || tokens != null;
    }

    /** How callers may say who they are, as the values of {@code WWW-Authenticate}. */
    public List<String> challenges() {
        List<String> challenges = new ArrayList<>();
        if (users != null) {
            challenges.add("Basic realm=\"Sonde\", charset=\"UTF-8\"");
        }
        if (tokens != null) {
            challenges.add("Bearer realm=\"Sonde\"");
        }
        return challenges;
    }

    /**
     * Whose credentials these are. May compute a hash, and wait for its turn to, a second or two. Any thread.
     *
     * @param authorization the header of this name, may be null
     */
    public Verdict judge(String authorization, InetAddress caller) {
        Credentials credentials = Credentials.parse(authorization);
        if (credentials == null) {
            return Verdict.UNKNOWN;
        }
        if (credentials.name == null) {
            return tokens == null ? Verdict.WRONG : Verdict.of(tokens.current().right(credentials.secret));
        }
        return users == null ? Verdict.WRONG : judge(users.current(), credentials, caller);
    }

    /** How many hashes of passwords were computed. */
    public long hashes() {
        return work.count();
    }

    /** Whether what the files say now is in force. */
    public boolean isCurrent() {
        return (users == null || !users.isFailing()) && (tokens == null || !tokens.isFailing());
    }

    private Verdict judge(Users known, Credentials credentials, InetAddress caller) {
        if (known.isEmpty()) {
            return Verdict.WRONG;
        }
        Right remembered = known.remembered(credentials.name, credentials.secret);
        return remembered != null ? Verdict.of(remembered) : work.done(caller, () -> provedInTurn(known, credentials));
    }

    private Right provedInTurn(Users known, Credentials credentials) {
        // Whoever waited for their turn may have proved it on another connection meanwhile.
        Right remembered = known.remembered(credentials.name, credentials.secret);
        if (remembered != null) {
            return remembered;
        }
        work.counted();
        return known.proved(credentials.name, credentials.secret);
    }

    private static List<Secret> files(Secret file) {
        return Collections.singletonList(file);
    }

    private static String name(Secret file) {
        return "file of credentials " + file;
    }
}
