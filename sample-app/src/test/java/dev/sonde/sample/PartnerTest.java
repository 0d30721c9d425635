package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@ShopTest
class PartnerTest {
    private final Browser browser;

    PartnerTest(@Value("${local.server.port}") int port) {
        browser = new Browser(port);
    }

    @Test
    void theStockIsWhatThePartnerSays() {
        assertThat(browser.get("/books/7/stock").body()).contains("\"warehouse\":\"north\"", "\"bookId\":7");
    }

    @Test
    void offersComeFromAllWarehousesTheCheapestFirst() {
        String[] prices = browser.get("/books/7/offers").body().split("\"priceCents\":", -1);
        assertThat(prices).hasSize(4);
        assertThat(cents(prices[1])).isLessThanOrEqualTo(cents(prices[2]));
        assertThat(cents(prices[2])).isLessThanOrEqualTo(cents(prices[3]));
    }

    private static int cents(String text) {
        return Integer.parseInt(text.substring(0, text.indexOf('}')));
    }
}
