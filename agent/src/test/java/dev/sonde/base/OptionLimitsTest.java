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
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What options take and where it ends; the log stays a log whatever is in them. */
final class OptionLimitsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "SWITCH; true; true",
                "SWITCH; false; true",
                "SWITCH; yes; false",
                "ADDRESS; ''; false",
                "ADDRESS; a b; false",
                "ADDRESS; ' a'; false",
                "ADDRESS; /a; false",
                "ADDRESS; a/b; false",
                "ADDRESS; ::1; true",
                "PORTS; 0; true",
                "PORTS; 65535; true",
                "PORTS; 65536; false",
                "PORTS; -1; false",
                "PORTS; 7-7; true",
                "PORTS; 7-6; false",
                "PERCENT; 0; false",
                "PERCENT; 100; true",
                "PERCENT; 100.1; false",
                "PERCENT; 0.01; true",
                "PERCENT; NaN; false",
                "COUNT; 0; false",
                "COUNT; 1; true",
                "COUNT; 100000; true",
                "COUNT; 100001; false",
                "SECONDS; ''; false",
                "SECONDS; 0; false",
                "SECONDS; 1; true",
                "SECONDS; 1:1; false",
                "SECONDS; 1:Infinity; false",
                "URL; http://a/b; true",
                "URL; HTTPS://a:1; true",
                "URL; ftp://a; false",
                "URL; http:/a; false",
                "URL; http://u:p@a; false",
                "URL; http://a#b; false",
                "HISTOGRAMS; explicit; true",
                "HISTOGRAMS; exponentials; false",
                "UNTEMPLATED; guess; true",
                "UNTEMPLATED; guesses; false",
                "IN_FLIGHT; off; true",
                "IN_FLIGHT; on; false",
                "NAMING; opentelemetry; true",
                "NAMING; micrometer; true",
                "NAMING; both; false",
                "LABELS; a=b; true",
                "LABELS; a; false",
                "HEADER_LABELS; plan=X-Plan=a; true",
                "HEADER_LABELS; plan; false",
                "TEXT; anything; true",
            })
    void aValueIsTakenIfItIsOfItsKind(Kind kind, String value, boolean isTaken) {
        assertEquals(isTaken, kind.accepts(value));
    }

    @ParameterizedTest
    @CsvSource({
        "URL, http://u:p@a/b?token=1, http://***@a/b?***",
        "SECRET, hunter2, ***",
        "SECRET, /etc/secret, /etc/secret",
        "SECRET, env:TOKEN, env:TOKEN",
        "SECRET, a\\b, a\\b",
        "SECRET, \\a, \\a",
        "SECRET, '', ''",
        "TEXT, a?b, a?b",
    })
    void whatCouldBeASecretIsNotTold(Kind kind, String value, String shown) {
        assertEquals(shown, kind.shown(value));
    }

    @Test
    void aRangeIsWrittenAsItIsRead() {
        assertEquals("9808", PortRange.parse("9808-9808").toString());
        assertEquals("1-2", PortRange.parse(" 1 - 2 ").toString());
    }

    @Test
    void valuesAreReadIntoWhatTheyMean() {
        Options options = read("labels=team=shop:region=eu,budget=5,request-labels=plan=X-Plan=a,tls-password=env:P");
        assertEquals(Map.of("team", "shop", "region", "eu"), options.labels(Options.LABELS));
        assertEquals(0.05, options.fraction(Options.BUDGET), 1e-12);
        assertEquals("X-Plan", options.headerLabels(Options.REQUEST_LABELS).get(0).header);
        assertEquals("env:P", options.secret(Options.TLS_PASSWORD).toString());
        assertEquals("argument", options.source(Options.BUDGET));
        assertEquals("", options.source(Options.PORT));
        assertEquals("9808", Options.defaults().text(Options.PORT));
        assertEquals("port", Options.PORT.toString());
    }

    @Test
    void tenThousandValuesOfHeadersAreTheMost() {
        String hundred = "|a".repeat(99).substring(1);
        assertEquals(2, HeaderLabel.parse("a=A=" + hundred + ":b=B=" + hundred).size());
        assertEquals(
                9_999,
                HeaderLabel.parse("a=A=" + "a|".repeat(9_998)).get(0).values.size());
        assertTrue(Kind.HEADER_LABELS.accepts("a=A=" + "a|".repeat(9_999)));
        assertTrue(!Kind.HEADER_LABELS.accepts("a=A=" + "a|".repeat(10_000)));
    }

    @Test
    void aSlipIsAnsweredWithTheNearestOptionUnlessItIsLong() {
        for (String[] each : new String[][] {
            {"endpoint", "endpoints"},
            {"xport", "port"},
            {"hst", "host"},
            {"jfr_disk", "jfr-disk"},
            {"xyz", "cpu"},
            {"j", "jvm"},
            {"jf", "jfr"}
        }) {
            assertTrue(complaint(each[0] + "=1").contains("`" + each[1] + "`? "), each[0]);
        }
        assertTrue(complaint("a".repeat(64) + "=1").contains("did you mean"));
        assertTrue(!complaint("a".repeat(65) + "=1").contains("did you mean"));
        assertTrue(complaint("=1").contains("is not of the form"));
        assertTrue(complaint("port=x").endsWith("using 9808"));
        assertTrue(complaint("otlp=x").endsWith("using none"));
    }

    @Test
    void aFileOfAMegabyteIsReadAndALargerOneNot() throws IOException {
        Path file = folder.resolve("options");
        byte[] lines = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
        Files.write(file, lines);
        OptionReader reader = new OptionReader();
        reader.read("config=" + file, new Properties(), Map.of());
        assertEquals(List.of(), reader.complaints());
        Files.write(file, new byte[] {' '}, java.nio.file.StandardOpenOption.APPEND);
        assertTrue(complaint("config=" + file).contains("more than a megabyte"));
        assertTrue(complaint("config=" + folder).contains("no regular file"));
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

    private static String complaint(String argument) {
        OptionReader reader = new OptionReader();
        reader.read(argument, new Properties(), Map.of());
        return reader.complaints().get(0);
    }

    private static Options read(String argument) {
        return new OptionReader().read(argument, new Properties(), Map.of());
    }
}
