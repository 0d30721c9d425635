package dev.sonde.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What {@code watch --json} tells of each look. */
final class ChangeFacts {

    private ChangeFacts() {}

    static Map<String, Object> of(Change change) {
        List<Map<String, Object>> endpoints = new ArrayList<>();
        change.endpoints.forEach((name, account) -> endpoints.add(Facts.of(
                "endpoint",
                name,
                "requests",
                account.requests,
                "clientErrors",
                account.clientErrors,
                "serverErrors",
                account.serverErrors,
                "p50Seconds",
                account.buckets.quantile(0.5),
                "p99Seconds",
                account.buckets.quantile(0.99),
                "cpuSeconds",
                account.cpuSeconds,
                "allocatedBytes",
                account.allocatedBytes)));
        return Facts.of(
                "application",
                change.now.application,
                "seconds",
                change.seconds,
                "processCpuSeconds",
                change.processCpuSeconds,
                "heapBytes",
                change.now.heapBytes,
                "residentBytes",
                change.now.residentBytes,
                "active",
                change.now.inFlight,
                "endpoints",
                endpoints);
    }
}
