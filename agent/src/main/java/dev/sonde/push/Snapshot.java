package dev.sonde.push;

import dev.sonde.metrics.Exposition;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;

/** A file with the whole scrape as text, which is never there in part. */
final class Snapshot implements Target {

    private final Path file;
    private final Exposition exposition;

    Snapshot(Path file, Exposition exposition) {
        this.file = file.toAbsolutePath();
        this.exposition = exposition;
    }

    @Override
    public String name() {
        return "snapshot";
    }

    @Override
    public String place() {
        return file.toString();
    }

    @Override
    public Taken push(int timeoutMillis) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(fresh))) {
            exposition.write(null, Collections.emptySet(), out);
        }
        try {
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException otherFileSystem) {
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        }
        return Taken.WHOLE;
    }
}
