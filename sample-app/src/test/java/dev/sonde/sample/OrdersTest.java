package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@ShopTest
class OrdersTest {
    private static final String ORDER =
            "{\"customerId\":3,\"items\":[{\"bookId\":5,\"quantity\":2},{\"bookId\":6,\"quantity\":1}]}";

    private final Browser browser;

    OrdersTest(@Value("${local.server.port}") int port) {
        browser = new Browser(port);
    }

    @Test
    void anOrderThatIsPlacedCanBeReadAgain() {
        String order = place();
        assertThat(browser.get(order).body()).contains("\"Customer 2\"", "\"bookId\":5", "\"quantity\":2");
        assertThat(browser.get("/customers/3/orders").body()).contains("\"id\":" + number(order) + ",", "\"pieces\":3");
    }

    @Test
    void anOrderOfNothingIsABadRequest() {
        assertThat(browser.post("/orders", "{\"customerId\":3}").statusCode()).isEqualTo(400);
    }

    @Test
    void anOrderOfABookThatIsNotThereLeavesNothingBehind() {
        String before = browser.get("/customers/4/orders").body();
        String order =
                "{\"customerId\":4,\"items\":[{\"bookId\":5,\"quantity\":1},{\"bookId\":3000000,\"quantity\":1}]}";
        assertThat(browser.post("/orders", order).statusCode()).isEqualTo(404);
        assertThat(browser.get("/customers/4/orders").body()).isEqualTo(before);
    }

    @Test
    void aNumberThatNoOrderHasIsNotFound() {
        assertThat(browser.get("/orders/3000000").statusCode()).isEqualTo(404);
        assertThat(browser.get("/orders/3000000/invoice").statusCode()).isEqualTo(404);
    }

    @Test
    void anInvoiceAddsUp() {
        assertThat(browser.get("/orders/1/invoice").body())
                .startsWith("Invoice 1\n")
                .contains("Total ", " EUR");
    }

    @Test
    void whoWaitsForTheNextOrderHearsOfIt() {
        CompletableFuture<HttpResponse<String>> next = browser.getLater("/orders/next");
        while (!next.isDone()) {
            place();
        }
        assertThat(next.join().statusCode()).isEqualTo(200);
        assertThat(Long.parseLong(next.join().body())).isGreaterThan(Seed.ORDERS);
    }

    @Test
    void whoWaitsInVainIsToldSo() {
        assertThat(browser.get("/orders/next").statusCode()).isEqualTo(204);
    }

    @Test
    void eachTenthPaymentFailsAndTheRestGoThrough() {
        int failed = 0;
        for (int i = 0; i < 20; i++) {
            int status = browser.post("/orders/1/payment", "{\"card\":\"4111111111111111\"}")
                    .statusCode();
            assertThat(status).isIn(200, 500);
            failed += status == 500 ? 1 : 0;
        }
        assertThat(failed).isEqualTo(2);
    }

    @Test
    void aCardThatCannotBeIsRefused() {
        assertThat(browser.post("/orders/1/payment", "{\"card\":\"4111111111111112\"}")
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/orders/1/payment", "{}").statusCode()).isEqualTo(422);
    }

    private String place() {
        HttpResponse<String> response = browser.post("/orders", ORDER);
        assertThat(response.statusCode()).isEqualTo(201);
        return response.headers().firstValue("Location").orElseThrow();
    }

    private static String number(String location) {
        return location.substring(location.lastIndexOf('/') + 1);
    }
}
