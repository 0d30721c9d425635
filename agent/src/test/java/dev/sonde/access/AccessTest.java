package dev.sonde.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.base.Log;
import dev.sonde.base.OptionReader;
import dev.sonde.base.Options;
import dev.sonde.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AccessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final InetAddress CALLER = InetAddress.getLoopbackAddress();
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    /** By libxcrypt. */
    private static final String BCRYPT_OF_SECRET = "$2y$05$NLbYij93vqIpz7xDN1jnHe7pBDN3jucRoE.IR7IzC9rYqHfSKEWum";

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Log log = new Log(new PrintStream(said, true, StandardCharsets.UTF_8));

    @TempDir
    private Path folder;

    @Test
    void aUserHasTheRightOfTheLineAndOneThatHtpasswdWroteMayScrape() throws IOException {
        Access access = access(users(
                UserLine.of("scraper", "scrape", "one"),
                UserLine.of("eve", "profile", "two"),
                UserLine.of("root", "configure", "three"),
                "# made by htpasswd -B",
                "",
                "plain:" + Bcrypt.of("four")));
        assertEquals(Verdict.SCRAPE, access.judge(basic("scraper", "one"), CALLER));
        assertEquals(Verdict.PROFILE, access.judge(basic("eve", "two"), CALLER));
        assertEquals(Verdict.CONFIGURE, access.judge(basic("root", "three"), CALLER));
        assertEquals(Verdict.SCRAPE, access.judge(basic("plain", "four"), CALLER));
    }

    @Test
    void nobodyElseGetsIn() throws IOException {
        Access access = access(users(UserLine.of("scraper", "scrape", "one")));
        assertEquals(Verdict.UNKNOWN, access.judge(null, CALLER));
        assertEquals(Verdict.WRONG, access.judge(basic("scraper", "One"), CALLER));
        assertEquals(Verdict.WRONG, access.judge(basic("Scraper", "one"), CALLER));
        assertEquals(Verdict.WRONG, access.judge("Bearer " + TOKEN, CALLER));
        for (String malformed : List.of(
                "",
                "Basic",
                "Basic ",
                "Basic ===",
                "Basic c2NyYXBlcg==",
                basic("scraper", ""),
                basic("", "one"),
                basic("scraper", "one\0"),
                basic("scraper", "one") + ',' + basic("scraper", "one"),
                "Basic " + "A".repeat(5_000),
                "Digest username=\"scraper\"",
                "Bearer ")) {
            assertEquals(Verdict.UNKNOWN, access.judge(malformed, CALLER), malformed);
        }
    }

    @Test
    void anUnknownUserCostsAsManyHashesAsAKnownOne() throws IOException {
        Access access = access(users(UserLine.of("scraper", "scrape", "one")));
        access.judge(basic("scraper", "wrong"), CALLER);
        assertEquals(1, access.hashes());
        access.judge(basic("nobody", "wrong"), CALLER);
        assertEquals(2, access.hashes());
    }

    @Test
    void whoProvedAPasswordIsRememberedAndPaysForNoHashAgain() throws IOException {
        Access access = access(users(UserLine.of("scraper", "scrape", "one")));
        for (int i = 0; i < 10; i++) {
            assertEquals(Verdict.SCRAPE, access.judge(basic("scraper", "one"), CALLER));
        }
        assertEquals(1, access.hashes());
        assertEquals(Verdict.WRONG, access.judge(basic("scraper", "two"), CALLER));
        assertEquals(2, access.hashes());
    }

    @Test
    void whoIsWrongTooOftenHasToWaitAndOthersNeedNot() throws IOException {
        Access access = access(users(UserLine.of("scraper", "scrape", "one"), UserLine.of("eve", "scrape", "two")));
        access.judge(basic("eve", "two"), CALLER);
        Verdict last = Verdict.WRONG;
        int guesses = 0;
        while (last == Verdict.WRONG) {
            last = access.judge(basic("scraper", "guess" + guesses++), CALLER);
        }
        assertEquals(Verdict.LATER, last);
        assertEquals(5, guesses);
        assertEquals(Verdict.LATER, access.judge(basic("scraper", "one"), CALLER));
        assertEquals(Verdict.SCRAPE, access.judge(basic("eve", "two"), CALLER));
        assertEquals(Verdict.SCRAPE, access.judge(basic("scraper", "one"), InetAddress.getByName("192.0.2.1")));
        Await.until("a second chance", PATIENCE, () -> access.judge(basic("scraper", "one"), CALLER) == Verdict.SCRAPE);
    }

    @Test
    void bearersHaveTheRightOfTheirToken() throws IOException {
        Path file = secret("tokens", TOKEN + "\nprofile:" + TOKEN + "-of-eve\n");
        Access access = access("auth-tokens=" + file);
        assertEquals(Verdict.SCRAPE, access.judge("Bearer " + TOKEN, CALLER));
        assertEquals(Verdict.PROFILE, access.judge("bearer " + TOKEN + "-of-eve", CALLER));
        assertEquals(Verdict.WRONG, access.judge("Bearer " + TOKEN + "-of-adam", CALLER));
        assertEquals(Verdict.WRONG, access.judge("Bearer profile:" + TOKEN + "-of-eve", CALLER));
        assertEquals(0, access.hashes());
    }

    @Test
    void changedFilesChangeWhoGetsInAndNobodyIsRemembered() throws IOException {
        Path file = secret("users", UserLine.of("scraper", "scrape", "one"));
        Access access = access("auth-users=" + file);
        assertEquals(Verdict.SCRAPE, access.judge(basic("scraper", "one"), CALLER));
        Files.writeString(file, UserLine.of("scraper", "profile", "another"));
        Await.until(
                "the new password",
                PATIENCE,
                () -> access.judge(basic("scraper", "another"), CALLER) == Verdict.PROFILE);
        assertEquals(Verdict.WRONG, access.judge(basic("scraper", "one"), CALLER));
    }

    @Test
    void anUnusableNewFileKeepsTheFormerAndSaysSoOnceAndNothingOfIt() throws IOException {
        Path file = secret("users", UserLine.of("scraper", "scrape", "one"));
        Access access = access("auth-users=" + file);
        Files.writeString(file, "scraper:hunter2-in-the-clear\n");
        Await.until("a look at it", PATIENCE, () -> !access.isCurrent());
        assertEquals(Verdict.SCRAPE, access.judge(basic("scraper", "one"), CALLER));
        assertEquals(
                "[sonde] file of credentials " + file + " cannot be used, the former stay in force: line 1 is no hash"
                        + " of bcrypt ($2y$…) or PBKDF2 ($pbkdf2-sha256$…); `java -jar sonde.jar password` makes one\n",
                said());
        Files.writeString(file, UserLine.of("scraper", "scrape", "one"));
        Await.until("a look at it", PATIENCE, access::isCurrent);
    }

    @Test
    void whereTheFileCannotBeUsedNobodyGetsIn() {
        Access access = access("auth-users=" + folder.resolve("missing"));
        assertTrue(access.isOn());
        assertFalse(access.isCurrent());
        assertEquals(Verdict.WRONG, access.judge(basic("scraper", "one"), CALLER));
        assertTrue(said().contains("cannot be read: NoSuchFileException"), said());
    }

    @Test
    void aPasswordInThePlaceOfAPathIsNotRepeated() {
        Properties properties = new Properties();
        properties.setProperty("sonde.auth-users", "hunter2");
        Options options = new OptionReader().read("", properties, Map.of());
        assertEquals(List.of("auth-users=*** (property)"), options.chosen());
        assertTrue(Access.of(options, log).isOn());
        assertFalse(said().contains("hunter2"), said());
    }

    @Test
    void aFileThatAllCanReadIsWarnedOf() throws IOException {
        Path file = secret("users", UserLine.of("scraper", "scrape", "one"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        access("auth-users=" + file);
        assertEquals(
                "[sonde] " + file + " can be read by every user of this machine; `chmod 600` keeps it secret\n",
                said());
    }

    @Test
    void everyBadLineIsNamedByItsNumber() throws IOException {
        for (String bad : List.of(
                "just-a-name",
                ":scrape:" + BCRYPT_OF_SECRET,
                "a:b:c:" + BCRYPT_OF_SECRET,
                "a:all:" + BCRYPT_OF_SECRET,
                "a:scrape:" + BCRYPT_OF_SECRET.substring(0, 40),
                "a:scrape:$2y$31$" + BCRYPT_OF_SECRET.substring(7),
                "a:scrape:$pbkdf2-sha256$9999999$c2FsdHNhbHQ$" + "A".repeat(43),
                "ok:scrape:" + BCRYPT_OF_SECRET)) {
            said.reset();
            Access access = access(users("ok:" + BCRYPT_OF_SECRET, bad));
            assertTrue(said().contains(": line 2 "), bad + " gave " + said());
            assertFalse(said().contains(BCRYPT_OF_SECRET.substring(8, 20)), said());
            assertFalse(access.isCurrent());
        }
        assertFalse(access("auth-tokens=" + secret("tokens", "short")).isCurrent());
    }

    @Test
    void hashesOfOtherProgramsAreUnderstood() throws IOException {
        // hashlib.pbkdf2_hmac('sha256', b'secret', b'saltsalt', 1000), written as passlib writes it.
        String pbkdf2 = "$pbkdf2-sha256$1000$c2FsdHNhbHQ$hgR9HsqtKupWxpnv8y99TrPDajTT/9PcSTlNafpdLXQ";
        Access access = access(users("bcrypt:" + BCRYPT_OF_SECRET, "pbkdf2:profile:" + pbkdf2));
        assertEquals(Verdict.PROFILE, access.judge(basic("pbkdf2", "secret"), CALLER), this::said);
        assertEquals(Verdict.SCRAPE, access.judge(basic("bcrypt", "secret"), CALLER), this::said);
    }

    private Access access(String argument) {
        return Access.of(new OptionReader().read(argument, new Properties(), Map.of()), log);
    }

    private String users(String... lines) throws IOException {
        return "auth-users=" + secret("users", String.join("\n", lines));
    }

    private Path secret(String name, String content) throws IOException {
        Path file = Files.writeString(folder.resolve(name), content);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static String basic(String name, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((name + ':' + password).getBytes(StandardCharsets.UTF_8));
    }
}
