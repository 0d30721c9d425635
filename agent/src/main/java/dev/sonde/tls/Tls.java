package dev.sonde.tls;

import dev.sonde.base.Log;
import dev.sonde.base.Options;
import dev.sonde.base.Reloaded;
import dev.sonde.base.Secret;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;

/**
 * TLS for a server, out of files that are read anew when they change. Settings of the JVM are neither used for whom to
 * believe nor changed. Any thread.
 */
public final class Tls {

    private final Secret certificates;
    private final Secret key;
    private final Secret password;
    private final Secret authorities;
    private final Terms terms;
    private final Log log;
    private final Reloaded<Session> session;

    private Tls(Options options, Log log) {
        this.log = log;
        key = options.secret(Options.TLS_KEY);
        Secret chain = options.secret(Options.TLS_CERT);
        certificates = key.isSet() ? chain.asPublic() : chain;
        password = options.secret(Options.TLS_PASSWORD);
        authorities = options.secret(Options.TLS_CLIENT_CA).asPublic();
        terms = new Terms(
                options.names(Options.TLS_PROTOCOLS), options.names(Options.TLS_CIPHERS), authorities.isSet());
        boolean isWanted = certificates.isSet() || key.isSet() || authorities.isSet();
        session = isWanted ? new Reloaded<>("TLS", files(), Session.none(), this::read, log) : null;
    }

    /** What the options say. Where a file cannot be used, no connection succeeds until it can. */
    public static Tls of(Options options, Log log) {
        return new Tls(options, log);
    }

    public boolean isOn() {
        return session != null;
    }

    /** Whether clients have to show a certificate. */
    public boolean isMutual() {
        return isOn() && authorities.isSet();
    }

    /** A context for life. */
    public SSLContext context() {
        return CurrentContext.of(() -> session.current().context);
    }

    /** For the next connection. */
    public SSLParameters parameters() {
        return session.current().parameters;
    }

    /** Whether what the files say now is in force. */
    public boolean isCurrent() {
        return !isOn() || !session.isFailing();
    }

    /** When the certificate in force expires, in seconds since the Unix epoch; NaN if there is none. */
    public double expirySeconds() {
        Session now = isOn() ? session.current() : null;
        return now == null || now.certificate == null
                ? Double.NaN
                : now.certificate.getNotAfter().toInstant().getEpochSecond();
    }

    private Session read() throws GeneralSecurityException, IOException {
        if (!certificates.isSet()) {
            throw new IOException("tls-cert names no certificate");
        }
        Identity identity = Identity.read(certificates, key, password);
        if (identity.isExpired()) {
            log.line("the certificate in " + certificates + " has expired: clients will refuse it");
        }
        TrustManager[] trust = authorities.isSet() ? Trust.in(authorities, password) : null;
        return Session.of(identity, trust, terms);
    }

    private List<Secret> files() {
        return new ArrayList<>(Arrays.asList(certificates, key, password, authorities));
    }
}
