package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ComplaintTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "wacht                   ~ there is no command wacht; try help",
                "help wacht              ~ there is no command wacht; try help",
                "--color                 ~ there is no command --color; try help",
                "list --color            ~ list has no option --color",
                "list 12                 ~ list has no place for 12",
                "watch --seconds         ~ --seconds needs a value",
                "watch --seconds soon    ~ --seconds needs a number of seconds, not 'soon'",
                "watch a b               ~ watch has no place for b",
                "attach                  ~ attach needs PID|NAME|all",
                "attach 1 port           ~ an option is name=value, not port",
                "attach 1 port=x         ~ port=x (argument) is ignored: it takes",
                "attach 1 prot=1         ~ unknown option `prot` (argument) is ignored; did you mean `port`?",
                "attach 1 host=a,port=1  ~ a comma separates options and is in none: host=a,port=1",
                "flame --user a --token b http://127.0.0.1:1 ~ --user and --token are two ways of saying who you are; take one"
            })
    void whatMakesNoSenseIsSaidInOneLineAndEndsWith2(String words, String complaint) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int exitCode = new Main(to(out), to(err)).run(List.of(words.split(" ")));
        String said = err.toString(StandardCharsets.UTF_8);
        assertEquals("sonde: " + complaint, said.substring(0, Math.min(said.length() - 1, complaint.length() + 7)));
        assertEquals(1, said.lines().count());
        assertEquals("", out.toString(StandardCharsets.UTF_8));
        assertEquals(2, exitCode);
    }

    private static PrintStream to(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
