package dev.sonde.base;

/** Rising numbers of seconds as options write them: {@code 0.01:0.1:1}. */
final class Seconds {

    private Seconds() {}

    /** @throws IllegalArgumentException if one is no number, infinite or not above the one before */
    static double[] parse(String text) {
        String[] parts = text.isEmpty() ? new String[0] : text.split(":");
        double[] seconds = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            seconds[i] = Double.parseDouble(parts[i].trim());
            double floor = i == 0 ? 0 : seconds[i - 1];
            if (!(seconds[i] > floor) || Double.isInfinite(seconds[i])) {
                throw new IllegalArgumentException(text);
            }
        }
        return seconds;
    }
}
