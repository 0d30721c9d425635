package dev.sonde.base;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands where options are read, the reader comes back with options that hold. */
final class OptionFuzzTest {

    private static final int ARGUMENTS = 10_000;
    private static final int FILES = 300;
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

    private final Random random = new Random(20_260_713);

    @Test
    void tenThousandArgumentsEndInOptionsThatHold() {
        for (int i = 0; i < ARGUMENTS; i++) {
            String argument = text(random.nextInt(12));
            OptionReader reader = new OptionReader();
            hold(reader.read(argument, new Properties(), Map.of()), argument);
            assertTrue(reader.complaints().size() <= argument.length() + 1, argument);
        }
    }

    @Test
    void filesOfAnyContentEndInOptionsThatHold() throws IOException {
        for (int i = 0; i < FILES; i++) {
            byte[] content = new byte[random.nextInt(200)];
            random.nextBytes(content);
            Path file = folder.resolve("options");
            Files.write(file, random.nextBoolean() ? content : text(40).getBytes(StandardCharsets.UTF_8));
            hold(new OptionReader().read("config=" + file, new Properties(), Map.of()), "a file");
        }
    }

    private static void hold(Options options, String context) {
        for (Option option : Options.ALL) {
            String value = options.text(option);
            assertTrue(
                    value.equals(option.defaultValue) || option.kind.accepts(value),
                    () -> option.key + '=' + value + " of " + context);
        }
    }

    private String text(int words) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            switch (random.nextInt(4)) {
                case 0 ->
                    text.append(Options.ALL.get(random.nextInt(Options.ALL.size())).key)
                            .append('=');
                case 1 -> text.append((char) random.nextInt(0x10000));
                case 2 -> text.append(random.nextInt());
                default -> text.append(WORDS[random.nextInt(WORDS.length)]);
            }
        }
        return text.toString();
    }
}
