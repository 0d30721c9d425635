package dev.sonde.http;

/** The HTTP methods told apart; all others are one, since a client can send any word it likes. */
final class Methods {

    static final String UNKNOWN = "UNKNOWN";

    private Methods() {}

    /** The method as a constant: one of RFC 9110's and PATCH, else {@link #UNKNOWN}. */
    static String known(String method) {
        if (method == null) {
            return UNKNOWN;
        }
        switch (method) {
            case "GET":
                return "GET";
            case "POST":
                return "POST";
            case "PUT":
                return "PUT";
            case "DELETE":
                return "DELETE";
            case "HEAD":
                return "HEAD";
            case "PATCH":
                return "PATCH";
            case "OPTIONS":
                return "OPTIONS";
            case "TRACE":
                return "TRACE";
            case "CONNECT":
                return "CONNECT";
            default:
                return UNKNOWN;
        }
    }
}
