package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The same shop on a real PostgreSQL, where the environment names one. */
@EnabledIfEnvironmentVariable(named = "DATABASE_URL", matches = "jdbc:postgresql:.*")
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "db=postgres")
class PostgresTest {
    private final Browser browser;

    PostgresTest(@Value("${local.server.port}") int port) {
        browser = new Browser(port);
    }

    @Test
    void whatIsOrderedIsInTheDatabase() {
        HttpResponse<String> placed =
                browser.post("/orders", "{\"customerId\":3,\"items\":[{\"bookId\":5,\"quantity\":2}]}");
        String order = placed.headers().firstValue("Location").orElseThrow();
        assertThat(browser.get(order).body()).contains("\"bookId\":5", "\"quantity\":2");
        assertThat(browser.get("/customers/3/orders").body()).contains("\"pieces\":2");
    }

    @Test
    void eachQueryIsUnderstood() {
        assertThat(browser.get("/books?q=river&limit=5").body()).contains("river");
        assertThat(browser.get("/reports/sales").statusCode()).isEqualTo(200);
        assertThat(browser.get("/reports/sales.csv?lines=30").body().lines()).hasSize(31);
    }
}
