package dev.sonde.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;

/** Why a connection failed, in words that say what to do about it. */
final class Trouble {

    private final IOException failure;

    Trouble(IOException failure) {
        this.failure = failure;
    }

    String words(String scheme, Caller caller) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        if (failure instanceof ConnectException || failure instanceof UnknownHostException) {
            return message;
        }
        return scheme.equals("https") ? wordsOfTls(message, caller) : wordsInTheClear(message);
    }

    private static String wordsInTheClear(String message) {
        boolean isOther = message.contains("Invalid Http response") || message.contains("Unexpected end of file");
        return isOther ? message + "; if it speaks TLS, take https://" : message;
    }

    // Whatever comes else is a cut: with TLS 1.3 a certificate is refused when the client has long begun to speak.
    private String wordsOfTls(String message, Caller caller) {
        String certificate = certificate();
        if (!certificate.isEmpty()) {
            return certificate;
        }
        if (message.contains("timed out") || message.contains("nrecognized SSL message")) {
            return message + "; if it does not speak TLS, take http://";
        }
        return "it ends the connection (" + message + "): "
                + (caller.showsCertificate()
                        ? "it may not believe this client's certificate"
                        : "it may want a client's certificate, --cert and --key");
    }

    /** What is wrong with the agent's certificate, empty if that is not it. */
    private String certificate() {
        String found = "";
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof CertificateExpiredException) {
                return "its certificate has expired";
            } else if (each instanceof CertPathBuilderException || each instanceof CertPathValidatorException) {
                found = "its certificate is not trusted: --ca FILE names the certificate of who signed it";
            } else if (each instanceof CertificateException && isAboutNames(each)) {
                found = "its certificate is not for this host: " + each.getMessage();
            }
        }
        return found;
    }

    private static boolean isAboutNames(Throwable each) {
        String message = String.valueOf(each.getMessage());
        return message.contains("subject alternative") || message.contains("No name matching");
    }
}
