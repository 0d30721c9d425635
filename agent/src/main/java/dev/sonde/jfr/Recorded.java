package dev.sonde.jfr;

import dev.sonde.base.Failures;
import dev.sonde.base.Log;

/** What a recording may take, and who hears of its troubles. Immutable. */
final class Recorded {

    final long diskBytes;
    final Log log;
    final Failures failures;

    Recorded(long diskBytes, Log log, Failures failures) {
        this.diskBytes = diskBytes;
        this.log = log;
        this.failures = failures;
    }
}
