package dev.sonde.bill;

import java.util.regex.Pattern;

/** Makes one name out of those of a pool's threads, the same in every instance of the service. */
final class PoolName {

    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final String SEPARATORS = "-_#. :";

    private PoolName() {}

    /** {@code http-nio-8080-exec-12} is one of {@code http-nio-*-exec}; a name without letters is {@code unnamed}. */
    static String of(String threadName) {
        String stars = NUMBER.matcher(threadName.trim()).replaceAll("*");
        int end = stars.length();
        while (end > 0 && (stars.charAt(end - 1) == '*' || SEPARATORS.indexOf(stars.charAt(end - 1)) >= 0)) {
            end--;
        }
        String name = stars.substring(0, end);
        return name.isEmpty() ? "unnamed" : name;
    }
}
