package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** That pieces of a path become a route, whatever alternatives were tried before. */
final class RouteTrailTest {

    private final RouteTrail trail = new RouteTrail();
    private final Templates templates = new Templates();

    @Test
    void whatNobodyToldIsAParameter() {
        // /orders/7/lines/3
        assertEquals("/", tell(17, 16, "/"));
        assertEquals("/orders", tell(16, 10, "orders"));
        assertEquals("/orders/", tell(10, 9, "/"));
        assertEquals("/orders/{}/", tell(8, 7, "/"));
        assertEquals("/orders/{}/lines", tell(7, 2, "lines"));
        assertEquals("/orders/{}/lines/", tell(2, 1, "/"));
        assertEquals("/orders/{}/lines/{}", tell(0, 0, ""));
    }

    @Test
    void anAlternativeThatStartsOverForgetsTheOneBefore() {
        // /users/special
        tell(14, 13, "/");
        tell(13, 8, "users");
        tell(8, 7, "/");
        assertEquals("/users/special", tell(7, 0, "special"));
        tell(14, 13, "/");
        tell(13, 8, "users");
        tell(8, 7, "/");
        assertEquals("/users/{}", tell(0, 0, ""));
    }

    @Test
    void anInnerAlternativeKeepsWhatIsAroundIt() {
        // /api/books
        tell(10, 9, "/");
        tell(9, 6, "api");
        tell(6, 5, "/");
        assertEquals("/api/bo", tell(5, 3, "bo"));
        tell(6, 5, "/");
        assertEquals("/api/books", tell(5, 0, "books"));
        assertEquals("/api/books", tell(0, 0, ""));
    }

    private String tell(int before, int after, String piece) {
        return trail.add(before, after, piece, templates);
    }
}
