package dev.sonde.tls;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** On which terms the server speaks: protocols, ciphers, and whether clients show a certificate. Immutable. */
final class Terms {

    private final List<String> protocols;
    private final List<String> ciphers;
    private final boolean mutual;

    /** Of the protocols and ciphers, those are taken that the JVM has; no ciphers means the JVM's own choice. */
    Terms(List<String> protocols, List<String> ciphers, boolean mutual) {
        this.protocols = protocols;
        this.ciphers = ciphers;
        this.mutual = mutual;
    }

    SSLParameters parameters(SSLContext context) throws IOException {
        SSLParameters there = context.getSupportedSSLParameters();
        SSLParameters parameters = context.getDefaultSSLParameters();
        parameters.setProtocols(chosen("protocol", protocols, there.getProtocols()));
        if (!ciphers.isEmpty()) {
            parameters.setCipherSuites(chosen("cipher", ciphers, there.getCipherSuites()));
        }
        parameters.setUseCipherSuitesOrder(true);
        parameters.setNeedClientAuth(mutual);
        return parameters;
    }

    private static String[] chosen(String what, List<String> wanted, String... there) throws IOException {
        Set<String> known = new TreeSet<>(Arrays.asList(there));
        List<String> chosen = new ArrayList<>(wanted);
        chosen.retainAll(known);
        if (chosen.isEmpty()) {
            throw new IOException("this JVM has no " + what + " of those named; it has " + String.join(", ", known));
        }
        return chosen.toArray(new String[0]);
    }
}
