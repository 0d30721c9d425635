package dev.sonde.base;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Chance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands where options are read, the reader comes back with options that hold. */
final class OptionFuzzTest {

    private static final int ARGUMENTS = 1_500;
    private static final int FILES = 100;
    private static final String[] WORDS = {
        "=",
        ",",
        ":",
        " ",
        "\n",
        "\r",
        "\t",
        "\u001b[2J",
        "\\u12",
        "\\",
        "`",
        "%p",
        "\u0000",
        "é",
        "\ud83d",
        "-1",
        "0",
        "1e308",
        "NaN",
        "99999999999999999999",
        "true",
        "false",
        "/dev/null",
        "http://",
        "env:",
        "#",
        "!",
        "@detach",
        "sonde."
    };

    @TempDir
    private Path folder;

    @Test
    void argumentsOfAnyTextEndInOptionsThatHold() {
        Chance.rounds(ARGUMENTS, chance -> {
            String argument = text(chance, 11);
            OptionReader reader = new OptionReader();
            hold(reader.read(argument, new Properties(), Map.of()));
            assertTrue(reader.complaints().size() <= argument.length() + 1, argument);
        });
    }

    @Test
    void filesOfAnyContentEndInOptionsThatHold() {
        Path file = folder.resolve("options");
        Chance.rounds(FILES, chance -> {
            Files.write(file, text(chance, 40).getBytes(chance.below(2) == 0 ? UTF_8 : UTF_16));
            hold(new OptionReader().read("config=" + file, new Properties(), Map.of()));
        });
    }

    private static void hold(Options options) {
        for (Option option : Options.ALL) {
            String value = options.text(option);
            assertTrue(value.equals(option.defaultValue) || option.kind.accepts(value), () -> option.key + '=' + value);
        }
    }

    private static String text(Chance chance, int most) {
        StringBuilder text = new StringBuilder();
        for (int left = chance.below(most + 1); left > 0; left--) {
            switch (chance.below(3)) {
                case 0 ->
                    text.append(Options.ALL.get(chance.below(Options.ALL.size())).key)
                            .append('=');
                case 1 -> text.append(chance.below(Integer.MAX_VALUE));
                default -> text.append(chance.text(1, WORDS));
            }
        }
        return text.toString();
    }
}
