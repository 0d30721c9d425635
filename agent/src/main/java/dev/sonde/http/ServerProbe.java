package dev.sonde.http;

/**
 * Weaves the one place where a server begins and ends a request. Its advice calls {@code boot.Requests}: it opens and
 * closes, whatever the request was for, and names no route beyond what the server itself knows.
 */
public interface ServerProbe extends Probe {}
