package dev.sonde.cli;

import dev.sonde.base.Secret;
import dev.sonde.tls.ClientTls;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** Who asks an agent, by password, token or certificate, and by whose word they believe that it is the right one. */
final class Caller {

    private final String user;
    private final Secret password;
    private final Secret token;
    private final Secret authorities;
    private final Secret certificate;
    private final Secret key;
    private String typed;
    private SSLSocketFactory sockets;

    Caller(CallerArguments arguments) {
        user = arguments.user;
        password = Secret.at(arguments.password);
        token = Secret.at(arguments.token);
        authorities = CallerArguments.file(arguments.authorities);
        certificate = CallerArguments.file(arguments.certificate);
        key = CallerArguments.file(arguments.key);
    }

    /** Somebody who says nothing of himself, and believes whom the JVM believes. */
    static Caller nobody() {
        return new Caller(new CallerArguments());
    }

    /** Whether this says anything at all: only agents are asked like that. */
    boolean isSomebody() {
        return !user.isEmpty() || token.isSet() || speaksTls();
    }

    /** Whether an address without a scheme is one of {@code https}. */
    boolean speaksTls() {
        return authorities.isSet() || certificate.isSet();
    }

    boolean showsCertificate() {
        return certificate.isSet();
    }

    /**
     * Prepares a connection; asks for a password where none is said, once.
     *
     * @throws IOException with a message for the user, if a file cannot be used
     */
    void introduce(HttpURLConnection connection) throws IOException {
        if (speaksTls() && connection instanceof HttpsURLConnection) {
            ((HttpsURLConnection) connection).setSSLSocketFactory(sockets());
        }
        if (token.isSet()) {
            connection.setRequestProperty("Authorization", "Bearer " + said("--token", token));
        } else if (!user.isEmpty()) {
            byte[] pair = (user + ':' + password()).getBytes(StandardCharsets.UTF_8);
            connection.setRequestProperty(
                    "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
        }
    }

    /** Why an agent asks who this is. */
    String unknown() {
        if (token.isSet()) {
            return "it does not know this token (401)";
        }
        return user.isEmpty()
                ? "it asks who you are (401): --user NAME or --token FILE says it"
                : "it does not know this user with this password (401)";
    }

    private String password() throws IOException {
        if (password.isSet()) {
            return said("--password", password);
        }
        if (typed == null) {
            typed = Typed.password("Password of " + user + ": ", System.in);
        }
        return typed;
    }

    private SSLSocketFactory sockets() throws IOException {
        if (sockets == null) {
            sockets = ClientTls.sockets(authorities, certificate, key);
        }
        return sockets;
    }

    // Read anew each time: tokens are replaced while a table is watched.
    private static String said(String option, Secret secret) throws IOException {
        try {
            String text = secret.text().replaceAll("[\\r\\n]+$", "");
            if (text.isEmpty() || text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
                throw new IOException(secret + " does not hold one line");
            }
            return text;
        } catch (IOException unreadable) {
            throw new IOException(option + " names a file or env:NAME: " + unreadable.getMessage(), unreadable);
        }
    }
}
