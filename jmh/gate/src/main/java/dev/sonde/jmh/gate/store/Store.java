package dev.sonde.jmh.gate.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sonde.jmh.gate.results.JmhJson;
import dev.sonde.jmh.gate.results.Merge;
import dev.sonde.jmh.gate.results.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Baselines in a folder, which may be one of a git repository: a folder for each name, in it a file for each run,
 * {@code 20261123T080000Z-0123abcd.json}, with JMH's JSON as it was and the fingerprint of the machine.
 */
public final class Store {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final Pattern FILE = Pattern.compile("(\\d{8}T\\d{6}Z)(?:-([0-9A-Za-z._+]+))?(?:~\\d+)?\\.json");
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_][0-9A-Za-z._-]*");
    private static final Pattern REFERENCE = Pattern.compile("([^@~]+)(?:@([^~]+))?(?:~(\\d{1,6}))?");
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Path folder;

    /** Keeps runs below this folder, which is made when it is needed. */
    public Store(Path folder) {
        this.folder = folder;
    }

    /**
     * Puts a run there, of one file or several whose forks belong together, as measured on the machine at hand unless
     * they tell of another.
     *
     * @param commit what was measured, or empty
     * @throws IOException if a file is no results, or the folder cannot be written to
     */
    public Stored save(String name, String commit, Instant now, List<Path> files) throws IOException {
        refuseStrange(name);
        List<Results> runs = new ArrayList<>();
        ArrayNode entries = MAPPER.createArrayNode();
        for (Path file : files) {
            runs.add(JmhJson.read(file));
            JsonNode tree = JmhJson.tree(file);
            (tree.isObject() ? tree.path("results") : tree).forEach(entries::add);
        }
        ObjectNode root = MAPPER.createObjectNode();
        ObjectNode traits = root.put("name", name).put("commit", commit).putObject("environment");
        Fingerprint.ofThisMachine(Merge.of(runs)).environment().forEach(traits::put);
        root.set("results", entries);
        Path home = Files.createDirectories(folder.resolve(name));
        String about = commit.replaceAll("[^0-9A-Za-z._+]", "_");
        Path file = free(home, TIME.format(now) + (about.isEmpty() ? "" : '-' + about));
        Path half = home.resolve(file.getFileName() + ".half");
        Files.writeString(half, MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(root) + '\n');
        Files.move(half, file, StandardCopyOption.ATOMIC_MOVE);
        return stored(name, file).orElseThrow();
    }

    /**
     * Returns the runs of this name, the oldest first; none if there is no such name.
     *
     * @throws IOException if the folder cannot be read
     */
    public List<Stored> list(String name) throws IOException {
        refuseStrange(name);
        Path home = folder.resolve(name);
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(home)) {
            return files.flatMap(file -> stored(name, file).stream())
                    .sorted(Comparator.comparing(Stored::saved).thenComparing(Stored::file))
                    .toList();
        }
    }

    /**
     * Returns the names that there are.
     *
     * @throws IOException if the folder is not there or cannot be read
     */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IOException("there is no store " + folder);
        }
        try (Stream<Path> homes = Files.list(folder)) {
            return homes.filter(Files::isDirectory)
                    .map(home -> home.getFileName().toString())
                    .filter(name -> NAME.matcher(name).matches())
                    .sorted()
                    .toList();
        }
    }

    /**
     * Returns the run that is meant by {@code main} (the last of that name), {@code main~2} (two before it) or
     * {@code main@0123abc} (the last of that commit); empty if there is none.
     *
     * @throws IOException if the folder cannot be read
     */
    public Optional<Stored> find(String reference) throws IOException {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches() || !NAME.matcher(parts.group(1)).matches()) {
            return Optional.empty();
        }
        String commit = parts.group(2);
        int back = parts.group(3) == null ? 0 : Integer.parseInt(parts.group(3));
        List<Stored> runs = list(parts.group(1)).stream()
                .filter(run -> commit == null || run.commit().startsWith(commit))
                .toList();
        return back < runs.size() ? Optional.of(runs.get(runs.size() - 1 - back)) : Optional.empty();
    }

    private static void refuseStrange(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new IOException("a baseline's name has letters, digits, dots, dashes and underscores, not " + name);
        }
    }

    private static Path free(Path home, String name) {
        Path file = home.resolve(name + ".json");
        for (int again = 1; Files.exists(file); again++) {
            file = home.resolve(name + '~' + again + ".json");
        }
        return file;
    }

    private static Optional<Stored> stored(String name, Path file) {
        Matcher parts = FILE.matcher(file.getFileName().toString());
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            String commit = parts.group(2) == null ? "" : parts.group(2);
            return Optional.of(new Stored(name, TIME.parse(parts.group(1), Instant::from), commit, file));
        } catch (DateTimeException notOurs) {
            return Optional.empty();
        }
    }
}
