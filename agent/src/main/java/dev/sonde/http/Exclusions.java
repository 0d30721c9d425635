package dev.sonde.http;

import dev.sonde.base.Options;
import java.util.List;

/** Which requests no metric counts, as the options say. Immutable. */
final class Exclusions {

    static final Exclusions NONE = new Exclusions(Options.defaults());

    private static final char ANYTHING = '*';

    /** Whether paths are needed to tell. */
    final boolean areByPath;
    /** Whether what no route matched is left out. */
    final boolean hidesUnmatched;
    /** Whether what no route matched is told apart by its path. */
    final boolean guesses;

    private final List<String> routes;
    private final List<String> paths;
    private final List<String> methods;

    Exclusions(Options options) {
        routes = options.names(Options.EXCLUDE_ROUTES);
        paths = options.names(Options.EXCLUDE_PATHS);
        methods = options.names(Options.EXCLUDE_METHODS);
        areByPath = !paths.isEmpty();
        hidesUnmatched = options.text(Options.UNTEMPLATED).equals("ignore");
        guesses = options.text(Options.UNTEMPLATED).equals("guess");
    }

    /** Whether it leaves nothing out and tells nothing apart. */
    boolean areNone() {
        return routes.isEmpty() && paths.isEmpty() && methods.isEmpty() && !hidesUnmatched && !guesses;
    }

    /** Whether a request is left out whatever its route. */
    boolean exclude(String method, String path) {
        return (!methods.isEmpty() && methods.contains(method)) || (path != null && matchesPath(path));
    }

    /** Whether the requests of a route are left out. */
    boolean excludeRoute(String uri) {
        return !routes.isEmpty() && matchesAny(routes, uri);
    }

    /** Whether metrics tell of endpoints with that uri. */
    boolean show(String uri) {
        boolean isHidden = uri.equals(Endpoints.EXCLUDED) || (hidesUnmatched && uri.equals(Endpoints.UNMATCHED));
        return !isHidden && !excludeRoute(uri);
    }

    private boolean matchesPath(String path) {
        int query = path.indexOf('?');
        return matchesAny(paths, withoutParameters(query < 0 ? path : path.substring(0, query)));
    }

    // Servlet containers look for the servlet without them: "/login;.png" is the login, not a picture.
    private static String withoutParameters(String path) {
        int from = path.indexOf(';');
        if (from < 0) {
            return path;
        }
        StringBuilder plain = new StringBuilder(path.length()).append(path, 0, from);
        boolean isParameter = true;
        for (int at = from + 1; at < path.length(); at++) {
            char letter = path.charAt(at);
            isParameter = letter == ';' || (isParameter && letter != '/');
            if (!isParameter) {
                plain.append(letter);
            }
        }
        return plain.toString();
    }

    private static boolean matchesAny(List<String> patterns, String text) {
        for (String pattern : patterns) {
            if (matches(pattern, text)) {
                return true;
            }
        }
        return false;
    }

    // On the service's threads, so without a regular expression, whose time an odd path could draw out.
    static boolean matches(String pattern, String text) {
        int at = 0;
        int next = 0;
        int star = -1;
        int mark = 0;
        while (at < text.length()) {
            if (next < pattern.length() && pattern.charAt(next) == ANYTHING) {
                star = next++;
                mark = at;
            } else if (next < pattern.length() && pattern.charAt(next) == text.charAt(at)) {
                next++;
                at++;
            } else if (star >= 0) {
                next = star + 1;
                at = ++mark;
            } else {
                return false;
            }
        }
        while (next < pattern.length() && pattern.charAt(next) == ANYTHING) {
            next++;
        }
        return next == pattern.length();
    }
}
