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
            String[] parts = coding.trim().split("\\s*;\\s*");
            if (parts[0].equalsIgnoreCase("gzip")) {
                return parts.length == 1 || !parts[1].matches("(?i)q=0(\\.0*)?");
            }
        }
        return false;
    }
}
