package dev.sonde.sample.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The books of the shop, as the database knows them. */
@Repository
public class Catalogue {
    private final JdbcClient jdbc;

    Catalogue(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<Book> find(long id) {
        return jdbc.sql("select * from books where id = :id")
                .param("id", id)
                .query(Book.class)
                .optional();
    }

    public List<Book> all() {
        return jdbc.sql("select * from books order by id").query(Book.class).list();
    }

    /** Books whose title or author contains the text, those that sold best first. */
    List<Book> search(String text, int limit) {
        String sql = """
                select b.id, b.title, b.author, b.genre, b.price_cents
                from (select * from books
                      where lower(title) like :text or lower(author) like :text
                      order by id limit :limit) b
                left join order_lines l on l.book_id = b.id
                group by b.id, b.title, b.author, b.genre, b.price_cents
                order by coalesce(sum(l.quantity), 0) desc, b.id
                """;
        return jdbc.sql(sql)
                .param("text", "%" + text.toLowerCase(Locale.ROOT) + "%")
                .param("limit", limit)
                .query(Book.class)
                .list();
    }
}
