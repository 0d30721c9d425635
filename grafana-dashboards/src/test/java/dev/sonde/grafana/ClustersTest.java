package dev.sonde.grafana;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What outgrows one Prometheus: one for each cluster, which sends on what its rules record, by the file that is shipped. */
final class ClustersTest {

    private static final Path CLUSTER = Path.of("stack", "fleet", "cluster.yml");
    private static final Set<String> READ_FROM_ALL_CLUSTERS = Set.of("fleet", "capacity", "regression");
    private static final String SCRAPED = "{instance!=\"\", __name__!~\".+:.+\"}";
    private static final double MOST_OF_AN_INSTANCE = 30;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void whatTheFleetsDashboardsReadIsSentOn() throws IOException {
        Matcher keep = Pattern.compile("regex: '([^']+)'").matcher(Files.readString(CLUSTER));
        assertTrue(keep.find());
        Set<String> missing = new TreeSet<>();
        for (PanelQuery query : PanelQuery.all()) {
            if (READ_FROM_ALL_CLUSTERS.contains(query.dashboard())) {
                Selectors.names(query.of(".+")).stream()
                        .filter(name -> !name.matches(keep.group(1)))
                        .forEach(missing::add);
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void aServiceInTwoClustersIsToldApartAndOnlyWhatIsRecordedIsSentOn() throws IOException, InterruptedException {
        Tool prometheus = Tool.of("PROMETHEUS");
        try (GrowingScrape service = GrowingScrape.start();
                PrometheusServer all =
                        PrometheusServer.start(prometheus, data("all"), "--web.enable-remote-write-receiver");
                PrometheusServer first = cluster("eu-1", service, all, prometheus);
                PrometheusServer second = cluster("us-1", service, all, prometheus)) {
            awaitTwo(all, "job:http_requests:rate5m");
            awaitTwo(all, "sonde_build_info");
            assertEquals(Set.of("eu-1/", "us-1/"), namespaces(all.query("job:http_requests:rate5m", now())));
            assertTrue(
                    all.query("http_server_requests_seconds_count", now()).isEmpty(), "scraped series are not sent on");
            awaitTwo(all, panel("fleet", "CPU a request against the service's mean"));
            double scraped = count(first, SCRAPED);
            assertEquals(scraped, count(second, SCRAPED), "both scrape all of it");
            double sentOn = count(all, "{instance!=\"\", namespace=\"eu-1/\"}");
            assertTrue(sentOn <= MOST_OF_AN_INSTANCE && scraped > 20 * sentOn, scraped + " become " + sentOn);
        }
    }

    private PrometheusServer cluster(String name, GrowingScrape service, PrometheusServer all, Tool prometheus)
            throws IOException, InterruptedException {
        Path data = data(name);
        Path rules = Files.createDirectories(data.resolveSibling("rules"));
        try (Stream<Path> files = Files.list(Path.of("rules"))) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".yaml")).toList()) {
                String text = Files.readString(file).replaceAll("interval: \\d+m", "interval: 1s");
                Files.writeString(rules.resolve(file.getFileName()), text);
            }
        }
        String yaml = Files.readString(CLUSTER)
                .replace("15s", "1s")
                .replace("evaluation_interval: 1m", "evaluation_interval: 1s")
                .replace("eu-1", name)
                .replace("sample:9808", service.address())
                .replace("http://prometheus:9090", all.url);
        return PrometheusServer.scraping(yaml, prometheus, data);
    }

    private Path data(String name) throws IOException {
        return Files.createDirectories(folder.resolve(name)).resolve("tsdb");
    }

    private static String panel(String dashboard, String title) throws IOException {
        List<PanelQuery> found = PanelQuery.all().stream()
                .filter(each ->
                        each.dashboard().equals(dashboard) && each.panel().equals(title))
                .toList();
        return found.get(0).of(".+");
    }

    private static void awaitTwo(PrometheusServer server, String expression) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        JsonNode result = server.query(expression, now());
        while (result.size() != 2) {
            assertTrue(System.nanoTime() < deadline, expression + " is " + result);
            LockSupport.parkNanos(200_000_000);
            result = server.query(expression, now());
        }
    }

    private static Set<String> namespaces(JsonNode result) {
        Set<String> namespaces = new TreeSet<>();
        result.forEach(
                each -> namespaces.add(each.path("metric").path("namespace").asText()));
        return namespaces;
    }

    private static double count(PrometheusServer server, String selector) throws IOException, InterruptedException {
        JsonNode counted = server.query("count(" + selector + ")", now());
        return counted.get(0).path("value").get(1).asDouble();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
