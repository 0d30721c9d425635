package dev.sonde.server;

import dev.sonde.access.Access;
import dev.sonde.base.Log;
import dev.sonde.base.Options;
import dev.sonde.metrics.DoorMetrics;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Sample;
import dev.sonde.tls.Tls;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What keeps the port: TLS, users and limits, with what there is to tell of them. Any thread. */
public final class Guard {

    final Tls tls;
    final Access access;

    private final Log log;
    private final Map<Refusal, LongAdder> refused = new EnumMap<>(Refusal.class);
    private volatile Connections connections = Connections.unknown();

    private Guard(Tls tls, Access access, Log log) {
        this.tls = tls;
        this.access = access;
        this.log = log;
        for (Refusal refusal : Refusal.values()) {
            refused.put(refusal, new LongAdder());
        }
    }

    /** One that asks nobody. */
    static Guard open(Log log) {
        return of(Options.defaults(), log);
    }

    /** As the options say; reads the files that they name. */
    public static Guard of(Options options, Log log) {
        return new Guard(Tls.of(options, log), Access.of(options, log), log);
    }

    /** Tells of it in the scrape. */
    public void bindTo(Meters meters) {
        meters.gauge(DoorMetrics.CONNECTIONS, () -> connections.count());
        meters.family(DoorMetrics.REFUSED, this::refusals);
        if (access.isOn()) {
            meters.counter(DoorMetrics.HASHES, access::hashes);
        }
        if (access.isOn() || tls.isOn()) {
            meters.gauge(DoorMetrics.CURRENT, () -> access.isCurrent() && tls.isCurrent() ? 1 : 0);
        }
        if (tls.isOn()) {
            meters.gauge(DoorMetrics.EXPIRY, tls::expirySeconds);
        }
    }

    void refused(Refusal refusal) {
        refused.get(refusal).increment();
    }

    void watches(Connections open) {
        connections = open;
    }

    /** Says once, at the start, what a user may not have meant. */
    void warn(boolean isLoopback) {
        if (access.isOn() && !tls.isOn() && !isLoopback) {
            log.line("passwords and tokens come in the clear, for all on the way to read: tls-cert=… hides them");
        }
    }

    private List<Sample> refusals() {
        List<Sample> samples = new ArrayList<>();
        refused.forEach((refusal, count) -> samples.add(new Sample(count.sum(), refusal.toString())));
        return samples;
    }
}
