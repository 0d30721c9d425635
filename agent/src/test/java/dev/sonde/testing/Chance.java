package dev.sonde.testing;

import java.util.SplittableRandom;

/** Text of chance that is the same in each run: a check that fails names the seed that makes its text again. */
public final class Chance {
    private final SplittableRandom random;

    private Chance(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Runs the check with each of that many seeds. */
    public static void rounds(int rounds, Check check) {
        for (long seed = 0; seed < rounds; seed++) {
            try {
                check.with(new Chance(seed));
            } catch (Throwable failure) {
                throw new AssertionError("with seed " + seed + ": " + failure, failure);
            }
        }
    }

    /** A number from 0 on. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public String one(String... of) {
        return of[below(of.length)];
    }

    /** So many of the parts at most, and a few characters that are none. */
    public String text(int most, String... parts) {
        StringBuilder text = new StringBuilder();
        for (int left = below(most + 1); left > 0; left--) {
            text.append(below(8) == 0 ? String.valueOf((char) below(1 << 16)) : one(parts));
        }
        return text.toString();
    }

    /** The sample with a few parts taken away, put in or told twice; sometimes it ends early. */
    public String changed(String sample, String... parts) {
        StringBuilder text = new StringBuilder(sample);
        for (int changes = below(4); changes >= 0; changes--) {
            int from = below(text.length() + 1);
            int to = Math.min(text.length(), from + below(12));
            switch (below(5)) {
                case 0 -> text.delete(from, to);
                case 1 -> text.insert(from, text.substring(from, to));
                case 2 -> text.setLength(below(4) == 0 ? from : text.length());
                default -> text.replace(from, to, one(parts));
            }
        }
        return text.toString();
    }

    /** What must hold of the text of one seed. */
    @FunctionalInterface
    public interface Check {
        void with(Chance chance) throws Exception;
    }
}
