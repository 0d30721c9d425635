package dev.sonde.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever stands where options are read, the reader comes back with options that hold, and the log stays a log. */
final class OptionFuzzTest {

    private static final int ARGUMENTS = 100_000;
    private static final int FILES = 2_000;
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
    void aHundredThousandArgumentsEndInOptionsThatHold() {
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

    @Test
    void aPipeADeviceAndAHugeFileAreNotWaitedFor() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        Path huge = Files.write(folder.resolve("huge"), new byte[2 << 20]);
        for (Path file : List.of(pipe, huge, Path.of("/dev/zero"), folder)) {
            OptionReader reader = new OptionReader();
            Assertions.assertTimeoutPreemptively(
                    Duration.ofSeconds(20), () -> reader.read("config=" + file, new Properties(), Map.of()));
            assertEquals(1, reader.complaints().size(), reader.complaints()::toString);
        }
    }

    @Test
    void aKeyOfAMegabyteIsOneShortLine() {
        OptionReader reader = new OptionReader();
        reader.read("a".repeat(1 << 20) + "=1", new Properties(), Map.of());
        assertTrue(logged(reader.complaints().get(0)).length() < 2_100);
    }

    @Test
    void nothingThatATerminalObeysGetsIntoTheLog() {
        String line = logged("a\u001b[2Jb\r\n[sonde] forged\u0007\u009b");
        assertEquals("[sonde] a [2Jb  [sonde] forged  ", line);
    }

    private static String logged(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Log(new PrintStream(out, true, StandardCharsets.UTF_8)).line(text);
        String said = out.toString(StandardCharsets.UTF_8);
        assertTrue(said.endsWith(System.lineSeparator()));
        return said.substring(0, said.length() - System.lineSeparator().length());
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
