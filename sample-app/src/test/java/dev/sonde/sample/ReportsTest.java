package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@ShopTest
class ReportsTest {
    private final Browser browser;

    ReportsTest(@Value("${local.server.port}") int port) {
        browser = new Browser(port);
    }

    @Test
    void theReportTellsTheTurnoverOfEachDay() {
        String body = browser.get("/reports/sales?lines=300").body();
        assertThat(body.split("\"day\"", -1)).hasSize(101);
        assertThat(body).startsWith("[{\"day\":\"2026-01-01\",\"total\":");
    }

    @Test
    void theExportIsStreamedLineByLine() {
        HttpResponse<String> response = browser.get("/reports/sales.csv?lines=2500");
        assertThat(response.body().lines()).hasSize(2501).allMatch(line -> line.split(",", -1).length == 7);
        assertThat(response.headers().firstValue("Content-Length")).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
    }
}
