package dev.sonde.sample.orders;

import dev.sonde.sample.NotFound;
import dev.sonde.sample.catalogue.Book;
import dev.sonde.sample.catalogue.Catalogue;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.jdbc.support.KeyHolder;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The orders of the shop, as the database knows them. */
@Repository
public class Orders {
    private final JdbcClient jdbc;
    private final Catalogue catalogue;

    Orders(JdbcClient jdbc, Catalogue catalogue) {
        this.jdbc = jdbc;
        this.catalogue = catalogue;
    }

    public Optional<Order> find(long id) {
        String sql = """
                select o.id, c.name customer, o.placed_on
                from orders o join customers c on c.id = o.customer_id
                where o.id = :id
                """;
        return jdbc.sql(sql).param("id", id).query(Head.class).optional().map(this::withLines);
    }

    /** What a customer bought, the newest order first. */
    List<OrderSummary> ofCustomer(long customerId) {
        String sql = """
                select o.id, o.placed_on, sum(l.quantity) pieces, sum(l.quantity * l.price_cents) total_cents
                from orders o join order_lines l on l.order_id = o.id
                where o.customer_id = :customer
                group by o.id, o.placed_on
                order by o.placed_on desc, o.id desc
                limit 50
                """;
        return jdbc.sql(sql)
                .param("customer", customerId)
                .query(OrderSummary.class)
                .list();
    }

    @Transactional
    public long place(NewOrder order) {
        KeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into orders (customer_id, placed_on) values (:customer, :day)")
                .param("customer", order.customerId())
                .param("day", LocalDate.now(ZoneOffset.UTC))
                .update(key, "id");
        long id = Objects.requireNonNull(key.getKey()).longValue();
        order.items().forEach(item -> addLine(id, item));
        return id;
    }

    private void addLine(long orderId, NewOrder.Item item) {
        Book book = catalogue.find(item.bookId()).orElseThrow(() -> new NotFound("book", item.bookId()));
        jdbc.sql("insert into order_lines (order_id, book_id, quantity, price_cents) values (?, ?, ?, ?)")
                .params(orderId, book.id(), item.quantity(), book.priceCents())
                .update();
    }

    private Order withLines(Head head) {
        String sql = """
                select l.book_id, b.title, l.quantity, l.price_cents
                from order_lines l join books b on b.id = l.book_id
                where l.order_id = :order
                order by l.id
                """;
        List<OrderLine> lines =
                jdbc.sql(sql).param("order", head.id).query(OrderLine.class).list();
        return new Order(head.id, head.customer, head.placedOn, lines);
    }

    private record Head(long id, String customer, LocalDate placedOn) {}
}
