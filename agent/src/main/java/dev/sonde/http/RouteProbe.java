package dev.sonde.http;

/**
 * Weaves the one place where a framework knows the route template of a request. Its advice calls {@code boot.Routes}
 * only: it offers the template with a rank and tells what the handler threw.
 */
public interface RouteProbe extends Probe {}
