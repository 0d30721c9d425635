package dev.sonde.linux;

import java.util.ArrayList;
import java.util.List;

/** The limit that a file of the same name sets at several levels of a hierarchy: the least of them holds. */
final class Limits {

    private final List<ProcFile> files = new ArrayList<>();

    Limits(List<String> folders, String name) {
        for (String folder : folders) {
            ProcFile file = new ProcFile(folder + '/' + name);
            if (file.isThere()) {
                files.add(file);
            }
        }
    }

    /** NaN if there is none. */
    double least() {
        double least = Double.NaN;
        for (ProcFile file : files) {
            least = Numbers.least(least, of(file));
        }
        return Numbers.finite(least);
    }

    /** Infinite if the file sets none, NaN if it cannot be read. */
    static double of(ProcFile file) {
        return Numbers.limit(file.word());
    }
}
