package dev.sonde.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that one scrape tells of the service, at one moment. */
final class Scrape {
    final long takenNanos;
    final Map<String, Account> endpoints = new TreeMap<>();
    String application = "";
    double processCpuSeconds = Double.NaN;
    double residentBytes = Double.NaN;
    double heapBytes = Double.NaN;
    double heapMaxBytes = Double.NaN;
    double cores = Double.NaN;
    double inFlight = Double.NaN;

    Scrape(List<Sample> samples, long takenNanos) {
        this.takenNanos = takenNanos;
        for (Sample sample : samples) {
            application = application.isEmpty() ? sample.label("application") : application;
            addProcess(sample);
            for (Dialect dialect : Dialect.ALL) {
                addRequests(sample, dialect);
            }
        }
    }

    private void addProcess(Sample sample) {
        switch (sample.name) {
            case "process_cpu_seconds_total":
                processCpuSeconds = sample.value;
                break;
            case "process_resident_memory_bytes":
                residentBytes = sample.value;
                break;
            case "system_cpu_count":
            case "jvm_cpu_count":
                cores = sample.value;
                break;
            case "http_server_requests_active":
            case "http_server_active_requests":
                inFlight = sum(inFlight, sample.value);
                break;
            default:
                addHeap(sample);
        }
    }

    private void addHeap(Sample sample) {
        if (!sample.label("area").equals("heap")
                && !sample.label("jvm_memory_type").equals("heap")) {
            return;
        }
        if (sample.name.equals("jvm_memory_used_bytes")) {
            heapBytes = sum(heapBytes, sample.value);
        }
        boolean isLimit = sample.name.equals("jvm_memory_max_bytes") || sample.name.equals("jvm_memory_limit_bytes");
        if (isLimit && sample.value > 0) {
            heapMaxBytes = sum(heapMaxBytes, sample.value);
        }
    }

    private void addRequests(Sample sample, Dialect dialect) {
        if (sample.name.equals(dialect.count)) {
            account(sample, dialect).addRequests(sample.label(dialect.status), sample.value);
        } else if (sample.name.equals(dialect.bucket)) {
            account(sample, dialect).buckets.add(SampleReader.number(sample.label("le")), sample.value);
        } else if (sample.name.equals(dialect.cpuSeconds)) {
            Account account = account(sample, dialect);
            account.cpuSeconds = sum(account.cpuSeconds, sample.value);
        } else if (sample.name.equals(dialect.allocatedBytes)) {
            Account account = account(sample, dialect);
            account.allocatedBytes = sum(account.allocatedBytes, sample.value);
        }
    }

    private Account account(Sample sample, Dialect dialect) {
        String endpoint = sample.label(dialect.method) + " " + sample.label(dialect.uri);
        return endpoints.computeIfAbsent(endpoint, name -> new Account());
    }

    private static double sum(double soFar, double value) {
        return Double.isNaN(soFar) ? value : soFar + value;
    }
}
