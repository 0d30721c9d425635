package dev.sonde.server;

/** Reads the {@code Accept-Encoding} header. */
final class AcceptEncoding {

    private AcceptEncoding() {}

    /** Whether gzip is named and not refused by {@code q=0}. The header may be null. */
    static boolean allowsGzip(String header) {
        if (header == null) {
            return false;
        }
        for (String coding : header.split(",")) {
            String[] parts = coding.split(";", -1);
            if (parts[0].trim().equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !parts[1].trim().matches("(?i)q=0(\\.0*)?");
            }
        }
        return false;
    }
}
