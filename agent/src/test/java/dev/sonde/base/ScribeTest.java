package dev.sonde.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class ScribeTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void aLineIsWrittenWhenTheCallReturns() {
        Scribe scribe = new Scribe(new PrintStream(said, true, StandardCharsets.UTF_8));
        for (int i = 0; i < 1000; i++) {
            String line = "line " + i;
            scribe.write(line);
            assertTrue(lines().contains(line), lines()::toString);
        }
        assertEquals(1000, lines().size());
    }

    @Test
    void aStreamThatTakesNothingHoldsUpOnceAndGetsWhatWaitedLater() {
        CountDownLatch taken = new CountDownLatch(1);
        Scribe scribe = new Scribe(new PrintStream(heldUpUntil(taken), true, StandardCharsets.UTF_8));
        long startNanos = System.nanoTime();
        for (int i = 0; i < Scribe.MOST_WAITING * 2; i++) {
            scribe.write("line " + i);
        }
        assertTrue(System.nanoTime() - startNanos < Duration.ofSeconds(5).toNanos());
        assertEquals(List.of(), lines());
        taken.countDown();
        List<String> expected = new ArrayList<>();
        // One is at the stream while the others wait.
        for (int i = 0; i < Scribe.MOST_WAITING + 1; i++) {
            expected.add("line " + i);
        }
        expected.add("[sonde] 99 lines are missing here: nothing took them");
        Await.until(expected.toString(), PATIENCE, () -> lines().equals(expected));
        scribe.write("more");
        assertEquals("more", lines().get(expected.size()));
    }

    @Test
    void whoIsInterruptedStaysSoAndTheLineIsWritten() {
        Scribe scribe = new Scribe(new PrintStream(said, true, StandardCharsets.UTF_8));
        Thread.currentThread().interrupt();
        scribe.write("line");
        assertTrue(Thread.interrupted());
        Await.until("it is written", PATIENCE, () -> lines().equals(List.of("line")));
    }

    @Test
    void aStreamThatFailsHarmsNobody() {
        Scribe scribe = new Scribe(new PrintStream(said) {
            @Override
            public void println(String line) {
                throw new IllegalStateException(line);
            }
        });
        scribe.write("one");
        scribe.write("two");
        assertEquals(0, said.size());
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private OutputStream heldUpUntil(CountDownLatch taken) {
        return new OutputStream() {
            @Override
            public void write(int each) {
                throw new AssertionError("PrintStream writes blocks");
            }

            @Override
            public void write(byte[] bytes, int offset, int length) {
                try {
                    taken.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                said.write(bytes, offset, length);
            }
        };
    }
}
