package dev.sonde.jmh.gate.store;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A run in a store.
 *
 * @param name of the baseline it belongs to, such as a branch
 * @param saved when it was put there, to the second
 * @param commit what was measured, or empty
 * @param file where it is
 */
public record Stored(String name, Instant saved, String commit, Path file) {}
