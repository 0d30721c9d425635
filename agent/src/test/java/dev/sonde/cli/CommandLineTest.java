package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CommandLineTest {

    @ParameterizedTest
    @CsvSource({
        "java -Xmx1g -jar /opt/shop/service.jar --port 80, service.jar",
        "/usr/bin/java -cp a:b -Dx=y com.shop.Main -jar z.jar, com.shop.Main",
        "java --add-opens java.base/java.lang=ALL-UNNAMED --class-path x Main, Main",
        "java -m shop/com.shop.Main, com.shop.Main",
        "java --module=shop/com.shop.Main, com.shop.Main",
        "java --module shop, shop",
        "java @options Shop.java, Shop.java",
        "java -javaagent:sonde.jar=port=0 -ea Main, Main",
        "java -version, ''",
        "java -jar, ''",
        "jsvc, ''"
    })
    void aProcessIsCalledByItsMainClassOrItsJar(String line, String name) {
        assertEquals(name, CommandLine.name(List.of(line.split(" "))));
    }
}
