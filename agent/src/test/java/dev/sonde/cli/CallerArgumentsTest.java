package dev.sonde.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CallerArgumentsTest {

    @Test
    void wordsThatDoNotGoTogetherAreRefused() {
        assertEquals(
                "--user and --token are two ways of saying who you are; take one",
                refused("--user", "a", "--token", "b"));
        assertEquals("--password needs --user", refused("--password", "env:X"));
        assertEquals("--key needs --cert", refused("--key", "x.key"));
        assertEquals("a name has no colon: --password says where the password is", refused("--user", "eve:secret"));
    }

    @Test
    void aPasswordInAnAddressIsNeitherTakenNorRepeated() {
        Client client = new Client(Caller.nobody());
        for (String address : List.of("http://eve:secret@127.0.0.1:9", "eve:secret@127.0.0.1:9")) {
            IOException refused = assertThrows(IOException.class, () -> client.url(address));
            assertEquals("an address is no place for a password: take --user and --password", refused.getMessage());
        }
        assertEquals(
                "an agent is asked by http or https, not file",
                assertThrows(IOException.class, () -> client.url("file:///etc/passwd"))
                        .getMessage());
    }

    @Test
    void anAddressWithoutASchemeIsOneOfTlsWhereWordsAreOfTls() throws IOException {
        WatchArguments arguments = Words.read(new WatchArguments(), "127.0.0.1:9", "--ca", "ca.pem");
        assertEquals(
                "https://127.0.0.1:9",
                new Client(arguments.caller.caller()).url(arguments.url).toString());
        assertEquals(
                "http://127.0.0.1:9",
                new Client(Caller.nobody()).url(arguments.url).toString());
    }

    private static String refused(String... words) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> Words.read(new FlameArguments(), words).caller.caller())
                .getMessage();
    }
}
