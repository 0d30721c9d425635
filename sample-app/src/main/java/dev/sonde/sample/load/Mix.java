package dev.sonde.sample.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Kinds of requests, each drawn as often as its weight says. */
final class Mix {
    final List<RequestKind> kinds;
    private final double totalWeight;

    /**
     * @param text a line for each kind: weight, method, path and maybe a body; {@code #} starts a remark
     */
    Mix(String text) {
        List<RequestKind> found = new ArrayList<>();
        text.lines().map(String::strip).filter(Mix::saysSomething).forEach(line -> found.add(kind(line)));
        kinds = List.copyOf(found);
        totalWeight = kinds.stream().mapToDouble(kind -> kind.weight).sum();
        if (totalWeight <= 0) {
            throw new IllegalArgumentException("The mix asks for nothing");
        }
    }

    /** The mix in the file if one is named, else the one request of the path, else that of the sample service. */
    static Mix choose(String file, String path) {
        try {
            if (!file.isEmpty()) {
                return new Mix(Files.readString(Path.of(file)));
            }
            return path.isEmpty() ? shop() : new Mix("1 GET " + path);
        } catch (IOException e) {
            throw new IllegalArgumentException("Cannot read " + file, e);
        }
    }

    private static Mix shop() {
        try (InputStream resource = Mix.class.getResourceAsStream("shop.mix")) {
            return new Mix(new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RequestKind draw(RandomGenerator random) {
        double point = random.nextDouble() * totalWeight;
        for (RequestKind kind : kinds) {
            point -= kind.weight;
            if (point < 0) {
                return kind;
            }
        }
        return kinds.get(kinds.size() - 1);
    }

    private static boolean saysSomething(String line) {
        return !line.isEmpty() && !line.startsWith("#");
    }

    private static RequestKind kind(String line) {
        String[] words = line.split("\\s+", 4);
        try {
            return new RequestKind(Double.parseDouble(words[0]), words[1], words[2], words.length > 3 ? words[3] : "");
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw new IllegalArgumentException("Not 'weight method path [body]': " + line, e);
        }
    }
}
