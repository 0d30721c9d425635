package dev.sonde.cli;

import java.io.IOException;

/** Why a command could not do what it was asked for, in words for whoever asked, and what it ends with. */
final class CommandFailure extends IOException {
    private static final long serialVersionUID = 1;

    final int exitCode;

    CommandFailure(int exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }
}
