package dev.sonde.rivals.service;

import java.io.IOException;
import java.util.Map;
import javax.management.JMException;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A controller of Spring Boot that asks its database for a title. */
@RestController
@EnableAutoConfiguration
public class SpringBooks {

    private final JdbcTemplate database;

    SpringBooks(JdbcTemplate database) {
        this.database = database;
        database.execute("create table book (id int primary key, title varchar(80))");
        for (int i = 0; i < 100; i++) {
            database.update("insert into book values (?, ?)", i, "The book of " + i);
        }
    }

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException, JMException {
        SpringApplication application = new SpringApplication(SpringBooks.class);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "server.tomcat.max-keep-alive-requests", "-1",
                "spring.datasource.url", "jdbc:h2:mem:books",
                "spring.main.banner-mode", "off"));
        ServletWebServerApplicationContext context = (ServletWebServerApplicationContext) application.run();
        Asked.listeningOn(context.getWebServer().getPort());
        System.exit(0);
    }

    /** The title of a book. */
    @GetMapping("/books/{id}")
    public String title(@PathVariable("id") int id) {
        return database.queryForObject("select title from book where id = ?", String.class, id);
    }
}
