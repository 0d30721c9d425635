package dev.sonde.grafana;

/**
 * What a service did when it was asked for more than it can.
 *
 * @param perSecond requests that it answered, as the agent counted them
 * @param cores what it used of its processor
 * @param othersCores what others used of it, the hypervisor included
 */
record Measured(double perSecond, double cores, double othersCores) {}
