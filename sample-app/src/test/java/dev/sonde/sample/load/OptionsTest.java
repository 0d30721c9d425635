package dev.sonde.sample.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void aUrlWithoutAPathMeansTheMixOfTheShop() {
        assertThat(new Options("http://127.0.0.1:8080").mix.kinds)
                .hasSizeGreaterThan(10)
                .anyMatch(kind -> kind.name.equals("GET /books/<1-2000>"));
    }

    @Test
    void aUrlWithAPathMeansThatRequest() {
        assertThat(new Options("http://localhost:8080/books?q=a").mix.kinds)
                .singleElement()
                .matches(kind -> kind.name.equals("GET /books?q=a"));
    }

    @Test
    void onlyThisMachineIsATarget() {
        assertThat(new Target("http://127.8.0.1:80").host).isEqualTo("127.8.0.1:80");
        assertThatThrownBy(() -> new Target("http://192.0.2.1:80")).hasMessageContaining("this machine");
        assertThatThrownBy(() -> new Target("http://0.0.0.0:80")).hasMessageContaining("this machine");
        assertThatThrownBy(() -> new Target("https://127.0.0.1")).hasMessageContaining("Not a URL");
        assertThatThrownBy(() -> new Target("")).hasMessageContaining("Not a URL");
    }

    @Test
    void whatMakesNoSenseIsRefusedByName() {
        assertThatThrownBy(() -> options("--rate", "fast")).hasMessageContaining("--rate needs a number, not fast");
        assertThatThrownBy(() -> options("--rate", "0")).hasMessageContaining("--rate needs a number above 0");
        assertThatThrownBy(() -> options("--rate")).hasMessageContaining("--rate needs a value");
        assertThatThrownBy(() -> options("--rat", "5")).hasMessageContaining("no option --rat");
        assertThatThrownBy(() -> options("--arrivals", "odd")).hasMessageContaining("constant or poisson");
        assertThatThrownBy(() -> options("--mix", "/no/such/file")).hasMessageContaining("Cannot read");
    }

    @Test
    void eachOptionIsInTheHelp() {
        for (String name : new String[] {"rate", "duration", "count", "warmup", "connections", "arrivals", "timeout"}) {
            assertThat(Options.HELP).contains("--" + name + " ");
        }
    }

    private static Options options(String... words) {
        String[] all = new String[words.length + 1];
        all[0] = "http://127.0.0.1:8080";
        System.arraycopy(words, 0, all, 1, words.length);
        return new Options(all);
    }
}
