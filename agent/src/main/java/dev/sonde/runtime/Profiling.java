package dev.sonde.runtime;

import dev.sonde.base.Serving;
import dev.sonde.base.ThreadOwners;
import dev.sonde.base.Unavailable;
import dev.sonde.bill.Bill;
import dev.sonde.flame.Account;
import dev.sonde.flame.Flame;
import dev.sonde.flame.Flames;
import dev.sonde.flame.Profile;
import dev.sonde.flame.Query;
import dev.sonde.http.Instrumented;
import dev.sonde.jfr.Jfr;
import dev.sonde.jfr.Listener;
import dev.sonde.jfr.Profiler;
import dev.sonde.metrics.Meters;
import java.util.ArrayList;
import java.util.List;

/** The profile of the service, which is there from the moment events can be had. */
final class Profiling implements Flames, AutoCloseable {

    private static final String BACKGROUND = "background";

    private final Meters meters;
    private final Instrumented requests;
    private final Bill bill;
    private volatile Profile profile;

    /**
     * Nothing happens yet.
     *
     * @param bill null if none is drawn up: then what serves no request is not told apart
     */
    Profiling(Meters meters, Instrumented requests, Bill bill) {
        this.meters = meters;
        this.requests = requests;
        this.bill = bill;
    }

    /** Who fills the profile. To be called once, when events are about to come. */
    Listener listener() {
        List<Account> accounts = new ArrayList<>();
        accounts.add(requests.account());
        if (bill != null) {
            accounts.add(bill);
        }
        Serving serving = requests.serving(Jfr.holdNanos());
        Profile fresh = new Profile(accounts, System.nanoTime());
        Profiler profiler = new Profiler(fresh, serving, bill == null ? new NoBill() : bill.threadOwners());
        profiler.bindTo(meters);
        profile = fresh;
        return profiler;
    }

    @Override
    public Flame flame(Query query) {
        Profile present = profile;
        if (present == null) {
            throw new Unavailable("There is no profile: the events of JFR have not started; the log of the service"
                    + " tells why if they are not to come.");
        }
        return present.flame(query);
    }

    @Override
    public void close() {
        requests.serving(0);
    }

    /** All threads of the background as one. */
    private static final class NoBill implements ThreadOwners {
        @Override
        public String lineOf(long threadId, String threadName) {
            return BACKGROUND;
        }

        @Override
        public String lineOfVirtualThreads() {
            return BACKGROUND;
        }
    }
}
