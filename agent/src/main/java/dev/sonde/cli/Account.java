package dev.sonde.cli;

/** What one endpoint has cost, since the start of the service or between two scrapes. */
final class Account {
    final Buckets buckets;
    double requests;
    double clientErrors;
    double serverErrors;

    /** NaN where the scrape does not tell. */
    double cpuSeconds = Double.NaN;

    /** NaN where the scrape does not tell. */
    double allocatedBytes = Double.NaN;

    Account() {
        this(new Buckets());
    }

    Account(Buckets buckets) {
        this.buckets = buckets;
    }

    void addRequests(String status, double count) {
        requests += count;
        if (status.startsWith("4")) {
            clientErrors += count;
        } else if (status.startsWith("5")) {
            serverErrors += count;
        }
    }
}
