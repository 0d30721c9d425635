package dev.sonde.http;

/**
 * Weaves class loaders that hide what they were not told to show, so that code woven into their classes finds
 * {@code dev.sonde.boot}. Its advice touches neither requests nor routes.
 */
public interface LoaderProbe extends Probe {}
