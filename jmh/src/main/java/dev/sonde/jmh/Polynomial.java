package dev.sonde.jmh;

/** Something to compile: {@link BilledWork} runs a new copy of it again and again. Refers to the JDK only. */
public final class Polynomial {

    private static final int CALLS = 20_000;

    @SuppressWarnings("UnusedVariable") // keeps what is computed from being left out
    private static double sum;

    private Polynomial() {}

    /** Calls its methods until they are worth compiling. */
    public static void run() {
        for (int i = 0; i < CALLS; i++) {
            sum += value(i) + text(i).length();
        }
    }

    private static double value(int x) {
        double result = 0;
        for (int i = 0; i < 8; i++) {
            result = result * x + Math.sqrt(i + x);
        }
        return result;
    }

    private static String text(int x) {
        StringBuilder text = new StringBuilder();
        for (int i = x % 7; i > 0; i--) {
            text.append(i).append((char) ('a' + i));
        }
        return text.toString();
    }
}
