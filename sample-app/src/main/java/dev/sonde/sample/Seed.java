package dev.sonde.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Fills an empty database with the same books, customers and orders each time, before the first request. */
@Component
@DependsOnDatabaseInitialization
class Seed implements InitializingBean {
    static final int BOOKS = 2_000;
    static final int CUSTOMERS = 500;
    static final int ORDERS = 10_000;

    private static final int BATCH = 1_000;
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);
    private static final List<String> GENRES =
            List.of("adventure", "biography", "crime", "drama", "history", "poetry", "science", "travel");
    private static final List<String> WORDS = List.of(
            "amber",
            "bridge",
            "cloud",
            "desert",
            "ember",
            "forest",
            "garden",
            "harbour",
            "island",
            "journey",
            "kingdom",
            "lantern",
            "mountain",
            "night",
            "ocean",
            "palace",
            "quarry",
            "river",
            "storm",
            "tower",
            "valley",
            "winter");

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Random random = new Random(42);

    Seed(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    public void afterPropertiesSet() {
        transaction.executeWithoutResult(status -> fillIfEmpty());
    }

    private void fillIfEmpty() {
        Integer books = jdbc.queryForObject("select count(*) from books", Integer.class);
        if (books != null && books > 0) {
            return;
        }
        insert("insert into books (title, author, genre, price_cents) values (?, ?, ?, ?)", BOOKS, this::book);
        insert("insert into customers (name, city) values (?, ?)", CUSTOMERS, this::customer);
        insert("insert into orders (customer_id, placed_on) values (?, ?)", ORDERS, this::order);
        insert(
                "insert into order_lines (order_id, book_id, quantity, price_cents) values (?, ?, ?, ?)",
                ORDERS * 3,
                this::line);
    }

    private Object[] book(int id) {
        String title = "The " + word() + " of the " + word();
        return new Object[] {title, "Author " + id % 300, GENRES.get(id % GENRES.size()), price()};
    }

    private Object[] customer(int id) {
        return new Object[] {"Customer " + id, "City of " + word()};
    }

    private Object[] order(int id) {
        return new Object[] {1 + random.nextInt(CUSTOMERS), FIRST_DAY.plusDays(id % 180)};
    }

    private Object[] line(int id) {
        return new Object[] {1 + id / 3, 1 + random.nextInt(BOOKS), 1 + random.nextInt(3), price()};
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private int price() {
        return 499 + random.nextInt(4_000);
    }

    private void insert(String sql, int rows, IntFunction<Object[]> row) {
        for (int from = 0; from < rows; from += BATCH) {
            List<Object[]> batch = new ArrayList<>(BATCH);
            IntStream.range(from, Math.min(rows, from + BATCH)).mapToObj(row).forEach(batch::add);
            jdbc.batchUpdate(sql, batch);
        }
    }
}
