package dev.sonde.sample.reports;

import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All that was ever sold, read from the database piece by piece. */
@Repository
class Sales {
    private final JdbcClient jdbc;

    Sales(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The oldest sales; the caller closes the stream. */
    Stream<Sale> first(int count) {
        String sql = """
                select l.order_id, o.placed_on, c.name customer, b.genre, b.title, l.quantity, l.price_cents
                from order_lines l
                join orders o on o.id = l.order_id
                join customers c on c.id = o.customer_id
                join books b on b.id = l.book_id
                where l.id <= :count
                order by l.id
                """;
        return jdbc.sql(sql).param("count", count).query(Sale.class).stream();
    }
}
