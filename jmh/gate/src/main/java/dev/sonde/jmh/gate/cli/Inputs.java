package dev.sonde.jmh.gate.cli;

import dev.sonde.jmh.gate.compare.Side;
import dev.sonde.jmh.gate.results.JmhJson;
import dev.sonde.jmh.gate.results.Merge;
import dev.sonde.jmh.gate.results.Results;
import dev.sonde.jmh.gate.store.Store;
import dev.sonde.jmh.gate.store.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a word of the command line means: a file, all files of a folder, or a run in a store. */
final class Inputs {
    private final Path store;

    /** The store may be null. */
    Inputs(Path store) {
        this.store = store;
    }

    Side side(String word) throws IOException {
        Path path = Path.of(word);
        if (Files.exists(path)) {
            return new Side(path.toRealPath().getFileName().toString(), read(files(path)));
        } else if (store == null) {
            throw new IOException(word + " is not there (a file, a folder, or with --store a baseline)");
        }
        Optional<Stored> stored = new Store(store).find(word);
        if (stored.isEmpty()) {
            throw new IOException(word + " is no file, and the store " + store + " has no such baseline");
        }
        return new Side(word, JmhJson.read(stored.get().file()));
    }

    static List<Path> files(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return List.of(path);
        }
        try (Stream<Path> files = Files.list(path)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            if (found.isEmpty()) {
                throw new IOException(path + " is a folder without JSON files");
            }
            return found;
        }
    }

    private static Results read(List<Path> files) throws IOException {
        List<Results> runs = new ArrayList<>();
        for (Path file : files) {
            runs.add(JmhJson.read(file));
        }
        return Merge.of(runs);
    }
}
