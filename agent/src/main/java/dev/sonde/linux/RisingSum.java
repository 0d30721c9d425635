package dev.sonde.linux;

import java.util.Collections;
import java.util.Map;

/**
 * The sum of the counters of several things that come and go, such as network interfaces: what one has counted stays in
 * the sum when it goes, and one that counts from zero again has come anew.
 */
final class RisingSum {

    private Map<String, Double> last = Collections.emptyMap();
    private double sum;

    /** The sum after this reading, no less than the one before. */
    synchronized double after(Map<String, Double> counters) {
        counters.forEach((name, now) -> {
            double before = last.getOrDefault(name, 0.0);
            sum += now >= before ? now - before : now;
        });
        last = counters;
        return sum;
    }
}
