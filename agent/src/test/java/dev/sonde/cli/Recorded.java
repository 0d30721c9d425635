package dev.sonde.cli;

/** Scrapes of a small shop: at its start, ten seconds later, and started anew. */
final class Recorded {
    static final String EMPTY = """
            # HELP process_cpu_seconds_total User and system CPU time of the process.
            # TYPE process_cpu_seconds_total counter
            process_cpu_seconds_total{application="shop"} 4.0
            process_resident_memory_bytes{application="shop"} 3.14572800E8
            jvm_memory_used_bytes{application="shop",area="heap",id="G1 Eden Space"} 4.194304E7
            jvm_memory_used_bytes{application="shop",area="heap",id="G1 Old Gen"} 2.097152E7
            jvm_memory_used_bytes{application="shop",area="nonheap",id="Metaspace"} 6.7E7
            jvm_memory_max_bytes{application="shop",area="heap",id="G1 Eden Space"} -1.0
            jvm_memory_max_bytes{application="shop",area="heap",id="G1 Old Gen"} 5.36870912E8
            system_cpu_count{application="shop"} 2.0
            """;

    static final String FIRST = EMPTY + requests(100, 0, 1.0, 1024000);

    /** 1,000 requests more, 20 of them failed; 3 CPU seconds more for them and 2 beside them. */
    static final String TEN_SECONDS_LATER = EMPTY.replace("} 4.0", "} 9.0") + requests(1080, 20, 4.0, 11264000);

    static final String STARTED_ANEW = EMPTY.replace("} 4.0", "} 2.0") + requests(40, 10, 1.0, 512000);

    private Recorded() {}

    private static String requests(int ok, int failed, double cpuSeconds, int bytes) {
        return """
                http_server_requests_active{application="shop",method="GET",uri="/books/{id}"} 2.0
                http_server_requests_active{application="shop",method="GET",uri="/"} 1.0
                %s%s\
                http_server_requests_cpu_seconds_total{application="shop",method="GET",uri="/books/{id}"} %s
                http_server_requests_allocated_bytes_total{application="shop",method="GET",uri="/books/{id}"} %d
                """.formatted(series("200", ok), series("500", failed), cpuSeconds, bytes);
    }

    /** Half of the requests in at most 0.1 s, the rest in at most 1 s. */
    private static String series(String status, int count) {
        String labels = "application=\"shop\",method=\"GET\",status=\"" + status + "\",uri=\"/books/{id}\"";
        return """
                http_server_requests_seconds_bucket{%1$s,le="0.1"} %2$d
                http_server_requests_seconds_bucket{%1$s,le="1.0"} %3$d
                http_server_requests_seconds_bucket{%1$s,le="+Inf"} %3$d
                http_server_requests_seconds_count{%1$s} %3$d
                http_server_requests_seconds_sum{%1$s} 1.0
                """.formatted(labels, count / 2, count);
    }
}
