package dev.sonde.sample.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixTest {
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void kindsAreDrawnByTheirWeight() {
        Mix mix = new Mix("# a remark\n\n3 GET /often\n1 GET /rarely\n");
        long often = IntStream.range(0, 10_000)
                .filter(i -> mix.draw(random).name.equals("GET /often"))
                .count();
        assertThat(often).isBetween(7_300L, 7_700L);
    }

    @Test
    void numbersAreDrawnFromBothEndsOfTheRange() {
        Template template = new Template("/books/<3-5>/x");
        assertThat(IntStream.range(0, 100).mapToObj(i -> template.draw(random)))
                .containsOnly("/books/3/x", "/books/4/x", "/books/5/x");
    }

    @Test
    void wordsAreDrawnFromTheList() {
        Template template = new Template("<red|blue>");
        assertThat(IntStream.range(0, 100).mapToObj(i -> template.draw(random))).containsOnly("red", "blue");
    }

    @Test
    void aBodyIsSentWithItsLength() {
        RequestKind kind = new Mix("1 POST /orders {\"x\": <7-7>}").kinds.get(0);
        assertThat(new String(kind.draw(random, "127.0.0.1:80"), StandardCharsets.UTF_8))
                .startsWith("POST /orders HTTP/1.1\r\nHost: 127.0.0.1:80\r\n")
                .endsWith("Content-Length: 8\r\n\r\n{\"x\": 7}");
    }

    @Test
    void aLineThatIsNoRequestIsRefused() {
        assertThatThrownBy(() -> new Mix("GET /books")).hasMessageContaining("GET /books");
        assertThatThrownBy(() -> new Mix("1 GET")).hasMessageContaining("1 GET");
        assertThatThrownBy(() -> new Mix("# nothing")).hasMessageContaining("asks for nothing");
    }
}
