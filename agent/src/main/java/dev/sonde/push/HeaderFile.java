package dev.sonde.push;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Headers of a push, such as a token: from a file, which is read for every push so that a token can change, or from the
 * environment. They are nowhere told.
 */
final class HeaderFile {

    private final String path;
    private final Map<String, String> others;

    /**
     * @param path of the file, empty if there is none
     * @param others headers where there is no file
     */
    HeaderFile(String path, Map<String, String> others) {
        this.path = path;
        this.others = others;
    }

    /** The headers as they are now. */
    Map<String, String> read() throws IOException {
        if (path.isEmpty()) {
            return others;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : Files.readAllLines(Paths.get(path), StandardCharsets.UTF_8)) {
            if (!line.trim().startsWith("#")) {
                put(headers, line);
            }
        }
        return headers;
    }

    /** Headers as OpenTelemetry's variables have them: {@code name=value,name=value}, values escaped as in a URL. */
    static Map<String, String> ofVariable(String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String pair : (text == null ? "" : text).split(",")) {
            put(headers, decoded(pair));
        }
        return headers;
    }

    private static void put(Map<String, String> headers, String line) {
        int end = 0;
        while (end < line.length() && line.charAt(end) != '=' && line.charAt(end) != ':') {
            end++;
        }
        String name = line.substring(0, end).trim();
        if (end < line.length() && name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
            headers.put(name, line.substring(end + 1).trim().replaceAll("[\\x00-\\x1f\\x7f]", ""));
        }
    }

    private static String decoded(String pair) {
        try {
            return URLDecoder.decode(pair.replace("+", "%2B"), "UTF-8");
        } catch (IOException | IllegalArgumentException malformed) {
            return pair;
        }
    }
}
