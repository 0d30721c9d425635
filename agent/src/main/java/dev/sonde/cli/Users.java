package dev.sonde.cli;

import dev.sonde.linux.ProcFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;

/** The users of this machine. */
final class Users {

    private Users() {}

    /** The name of a number as the machine's own file has it, else the number. */
    static String name(String number) {
        for (String line : new ProcFile("/etc/passwd").lines()) {
            String[] parts = line.split(":");
            if (parts.length > 2 && parts[2].equals(number)) {
                return parts[0];
            }
        }
        return number;
    }

    /** The number of a file's owner; of a process's folder, who it runs as; -1 if unknown. */
    static int owner(File file) {
        try {
            return (Integer) Files.getAttribute(file.toPath(), "unix:uid");
        } catch (IOException | UnsupportedOperationException unknown) {
            return -1;
        }
    }
}
