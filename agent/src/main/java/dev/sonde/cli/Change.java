package dev.sonde.cli;

import java.util.Map;
import java.util.TreeMap;

/** What came between two scrapes. A counter that went back was started anew with the service, and counts from 0. */
final class Change {
    final Scrape now;
    final double seconds;
    final Map<String, Account> endpoints = new TreeMap<>();
    final double processCpuSeconds;

    Change(Scrape before, Scrape now) {
        this.now = now;
        this.seconds = (now.takenNanos - before.takenNanos) / 1e9;
        this.processCpuSeconds = Double.isNaN(before.processCpuSeconds)
                ? Double.NaN
                : increase(before.processCpuSeconds, now.processCpuSeconds);
        now.endpoints.forEach((name, account) -> {
            Account change = since(before.endpoints.getOrDefault(name, new Account()), account);
            if (change.requests > 0) {
                endpoints.put(name, change);
            }
        });
    }

    private static Account since(Account before, Account now) {
        if (now.requests < before.requests) {
            return now;
        }
        Account change = new Account(now.buckets.since(before.buckets));
        change.requests = now.requests - before.requests;
        change.clientErrors = increase(before.clientErrors, now.clientErrors);
        change.serverErrors = increase(before.serverErrors, now.serverErrors);
        change.cpuSeconds = increase(before.cpuSeconds, now.cpuSeconds);
        change.allocatedBytes = increase(before.allocatedBytes, now.allocatedBytes);
        return change;
    }

    private static double increase(double before, double now) {
        return now >= before ? now - before : now;
    }
}
