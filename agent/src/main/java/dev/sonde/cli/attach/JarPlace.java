package dev.sonde.cli.attach;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Set;

/** Where a JVM finds the agent's jar: where it is, or in a copy if its container or its user does not see that. */
final class JarPlace {
    private static final String FOLDER = "/tmp/sonde-";
    private static final String NAME = "/sonde.jar";

    /** As the JVM sees it. */
    final String path;
    /** Whether it is a copy that was made just now. */
    final boolean isNew;

    private JarPlace(String path, boolean isNew) {
        this.path = path;
        this.isNew = isNew;
    }

    /**
     * Finds it.
     *
     * @throws IOException if the JVM sees none, and no copy can be made
     */
    static JarPlace of(File jar, Target target) throws IOException {
        File here = jar.getCanonicalFile();
        if (isSeen(here, target) && isReadable(here.toPath(), target)) {
            return new JarPlace(here.getPath(), false);
        }
        String known = copyIn(target, here);
        return known == null ? copied(here, target) : new JarPlace(known, false);
    }

    private static JarPlace copied(File jar, Target target) throws IOException {
        Path folder = folder(target);
        Path copy = Files.copy(jar.toPath(), folder.resolve("sonde.jar"));
        Attachment.give(copy.toFile(), target);
        Attachment.give(folder.toFile(), target);
        return new JarPlace("/tmp/" + folder.getFileName() + NAME, true);
    }

    /** Takes it away, if it is a copy that was made for the JVM. */
    void forget(Target target) throws IOException {
        if (path.startsWith(FOLDER) && path.endsWith(NAME)) {
            Files.deleteIfExists(target.seenFromHere(path).toPath());
            Files.deleteIfExists(target.seenFromHere(path).getParentFile().toPath());
        }
    }

    /** A new folder in the JVM's own temp folder that only its user may look into. */
    static String privateFolder(Target target) throws IOException {
        Path made = folder(target);
        Attachment.give(made.toFile(), target);
        return "/tmp/" + made.getFileName();
    }

    // This process's own until all is in it: it may have the greater rights, and must not be led elsewhere by a link.
    private static Path folder(Target target) throws IOException {
        return Files.createTempDirectory(
                target.seenFromHere("/tmp").toPath(),
                "sonde-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** One that an earlier command made and the JVM holds open, null if there is none of the same content. */
    private static String copyIn(Target target, File jar) throws IOException {
        File[] files = new File(target.folder, "fd").listFiles();
        for (File file : files == null ? new File[0] : files) {
            String path = linked(file);
            if (path.startsWith(FOLDER) && path.endsWith(NAME) && isSame(file, jar)) {
                return path;
            }
        }
        return null;
    }

    private static String linked(File file) {
        try {
            return Files.readSymbolicLink(file.toPath()).toString();
        } catch (IOException closed) {
            return "";
        }
    }

    private static boolean isSame(File copy, File jar) throws IOException {
        return copy.length() == jar.length()
                && Arrays.equals(Files.readAllBytes(copy.toPath()), Files.readAllBytes(jar.toPath()));
    }

    private static boolean isSeen(File jar, Target target) {
        try {
            return Files.isSameFile(target.seenFromHere(jar.getPath()).toPath(), jar.toPath());
        } catch (IOException absent) {
            return false;
        }
    }

    /** Whether the JVM's user gets there; another user than this one does where everybody does. */
    private static boolean isReadable(Path jar, Target target) throws IOException {
        if (target.isOwn()) {
            return true;
        }
        boolean readable = may(jar, PosixFilePermission.OTHERS_READ);
        for (Path folder = jar.getParent(); folder != null; folder = folder.getParent()) {
            readable &= may(folder, PosixFilePermission.OTHERS_EXECUTE);
        }
        return readable;
    }

    private static boolean may(Path path, PosixFilePermission what) throws IOException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
        return permissions.contains(what);
    }
}
