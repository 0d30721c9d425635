package dev.sonde.http;

/** Micrometer's words for how a request ended. */
final class Outcome {

    private static final String[] BY_HUNDRED = {
        "UNKNOWN", "INFORMATIONAL", "SUCCESS", "REDIRECTION", "CLIENT_ERROR", "SERVER_ERROR"
    };

    private Outcome() {}

    static String of(int status) {
        int hundred = status / 100;
        return hundred > 0 && hundred < BY_HUNDRED.length ? BY_HUNDRED[hundred] : BY_HUNDRED[0];
    }

    /** Such as {@code 2xx}. */
    static String group(int status) {
        return status > 0 ? status / 100 + "xx" : BY_HUNDRED[0];
    }

    static String status(int status) {
        return status > 0 ? Integer.toString(status) : BY_HUNDRED[0];
    }
}
