package dev.sonde.jmh.gate.cli;

import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in one line why something could not be read or written. */
final class Complaint {

    private Complaint() {}

    static String of(Exception failure) {
        Throwable told = failure instanceof UncheckedIOException ? failure.getCause() : failure;
        if (told instanceof NoSuchFileException missing) {
            return missing.getFile() + " is not there";
        } else if (told instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be read or written";
        } else if (told instanceof FileSystemException other) {
            return other.getFile() + ": " + (other.getReason() == null ? other : other.getReason());
        }
        return told.getMessage();
    }
}
