package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;

@ShopTest
class CatalogueTest {
    private final Browser browser;

    CatalogueTest(@Value("${local.server.port}") int port) {
        browser = new Browser(port);
    }

    @Test
    void theFirstPageLeadsToTheRest() {
        assertThat(browser.get("/").body()).contains("/books/7/recommendations");
    }

    @Test
    void aBookIsFoundByItsNumber() {
        HttpResponse<String> response = browser.get("/books/7");
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).contains("\"id\":7", "\"genre\":\"science\"");
    }

    @Test
    void aNumberThatNoBookHasIsNotFound() {
        assertThat(browser.get("/books/3000000").statusCode()).isEqualTo(404);
        assertThat(browser.get("/books/3000000/recommendations").statusCode()).isEqualTo(404);
    }

    @Test
    void aPathThatLeadsNowhereIsNotFound() {
        assertThat(browser.get("/no/such/page").statusCode()).isEqualTo(404);
    }

    @Test
    void aWordThatIsNoNumberIsABadRequest() {
        assertThat(browser.get("/books/seven").statusCode()).isEqualTo(400);
    }

    @Test
    void booksAreFoundByAWordOfTheTitle() {
        String body = browser.get("/books?q=RIVER&limit=5").body();
        assertThat(body.split("\"id\"", -1)).hasSize(6);
        assertThat(body).contains("river").doesNotContain("Author 7\"");
    }

    @Test
    void recommendationsAreOfLikeTaste() {
        String body = browser.get("/books/7/recommendations").body();
        assertThat(body.split("\"likeness\"", -1)).hasSize(11);
        assertThat(body).contains("science").doesNotContain("\"id\":7,");
    }
}
