package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The service with the agent under the load generator: both count the same. */
class CountsIT {
    private static final Pattern COUNT = Pattern.compile("(?m)^http_server_requests_seconds_count\\{(.*)} (\\S+)$");
    private static final Pattern ACTIVE = Pattern.compile("(?m)^http_server_requests_active\\{(.*)} (\\S+)$");

    @TempDir
    private Path directory;

    private RunningShop shop;

    @BeforeEach
    void startShop() throws IOException {
        shop = new RunningShop(directory, "");
    }

    @AfterEach
    void endShop() {
        if (shop != null) {
            shop.close();
        }
    }

    @Test
    void theScrapeCountsEachAnswerOfTheLoadGeneratorToTheLastOne() throws Exception {
        Map<String, Long> before = countedByScrape();
        JsonNode result = shop.load(60, "--rate", "200", "--count", "3000");
        assertThat(result.get("total").get("answered").asLong()).isEqualTo(3_000);
        awaitNothingInFlight();
        Map<String, Long> counted = countedByScrape();
        before.forEach((answer, count) -> counted.merge(answer, -count, Long::sum));
        assertThat(counted)
                .containsKeys("GET /books/{id} 200", "POST /orders 201", "POST /orders/{id}/payment 500")
                .isEqualTo(countedByGenerator(result));
        assertThat(shop.scrape()).doesNotContain("sonde_failures_total{");
    }

    private static Map<String, Long> countedByGenerator(JsonNode result) {
        Map<String, Long> answers = new TreeMap<>();
        for (JsonNode kind : result.get("kinds")) {
            String request =
                    kind.get("request").asString().replaceAll("\\?.*", "").replaceAll("<[^>]*>", "{id}");
            String endpoint = request.equals("GET /favicon.ico") ? "GET UNKNOWN" : request;
            kind.get("byStatus")
                    .properties()
                    .forEach(each -> answers.merge(
                            endpoint + " " + each.getKey(), each.getValue().asLong(), Long::sum));
        }
        return answers;
    }

    /** Without the partner, whose stand-in is in the same process and answers the shop, not the load generator. */
    private Map<String, Long> countedByScrape() throws IOException {
        Map<String, Long> answers = new TreeMap<>();
        COUNT.matcher(shop.scrape())
                .results()
                .filter(series -> !series.group(1).contains("uri=\"/partner"))
                .forEach(series -> answers.merge(answer(series.group(1)), count(series), Long::sum));
        return answers;
    }

    private static String answer(String labels) {
        return label(labels, "method") + " " + label(labels, "uri") + " " + label(labels, "status");
    }

    private static String label(String labels, String key) {
        Matcher matcher = Pattern.compile(key + "=\"([^\"]*)\"").matcher(labels);
        return matcher.find() ? matcher.group(1) : "";
    }

    private static long count(MatchResult series) {
        return (long) Double.parseDouble(series.group(2));
    }

    private void awaitNothingInFlight() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (ACTIVE.matcher(shop.scrape())
                        .results()
                        .mapToLong(CountsIT::count)
                        .sum()
                != 0) {
            assertThat(System.nanoTime()).as(shop.scrape()).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
