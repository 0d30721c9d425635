package dev.sonde.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

class DatabaseTest {

    @Test
    void theDatabaseIsEmbeddedUnlessAnotherIsAskedFor() {
        assertThat(databaseUrl()).startsWith("jdbc:h2:mem:");
    }

    @Test
    void oneOptionTurnsToPostgreSql() {
        String named = System.getenv().getOrDefault("DATABASE_URL", "jdbc:postgresql://localhost:5432/shop");
        assertThat(databaseUrl("--db=postgres")).isEqualTo(named);
    }

    @Test
    void theUrlOfTheDatabaseComesFromTheEnvironment() {
        String url = "jdbc:postgresql://db.example/books";
        assertThat(databaseUrl("--db=postgres", "--DATABASE_URL=" + url)).isEqualTo(url);
    }

    @Test
    void anUnknownDatabaseIsRefused() {
        assertThatThrownBy(() -> databaseUrl("--db=papyrus")).hasMessageContaining("database-papyrus.yaml");
    }

    private static String databaseUrl(String... options) {
        SpringApplicationBuilder application = new SpringApplicationBuilder(Nothing.class).web(WebApplicationType.NONE);
        try (ConfigurableApplicationContext context = application.run(options)) {
            return context.getEnvironment().getRequiredProperty("spring.datasource.url");
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
