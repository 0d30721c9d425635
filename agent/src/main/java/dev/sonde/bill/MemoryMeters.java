package dev.sonde.bill;

import dev.sonde.linux.MemoryWalk;
import dev.sonde.live.Figures;
import dev.sonde.live.Source;
import dev.sonde.live.Topic;
import dev.sonde.metrics.MemoryMetrics;
import dev.sonde.metrics.Meters;
import dev.sonde.metrics.Sample;
import java.util.ArrayList;
import java.util.List;

/** Registers the memory bill, as of the last walk, and what of the heap lives. */
public final class MemoryMeters implements Source {

    // A walk costs tens of milliseconds: while nobody looks, it is done less often.
    private static final long UNASKED_WALK_NANOS = 300_000_000_000L;
    private static final long FIRST_WALK_NANOS = 5_000_000_000L;

    private final JvmMemory jvm = new JvmMemory();
    private final MemoryBill bill = new MemoryBill(jvm);
    private final MemoryWalk walk;
    private volatile MemoryAccount last = new MemoryAccount();

    private MemoryMeters(MemoryWalk walk) {
        this.walk = walk;
    }

    /** Registers them; the walk is asked on every scrape whether it is due. */
    public static MemoryMeters bind(Meters meters, MemoryWalk walk) {
        MemoryMeters memory = new MemoryMeters(walk);
        walk.tell(mappings -> memory.last = memory.bill.account(mappings));
        meters.family(MemoryMetrics.MEMORY_BILL, memory::samples);
        meters.gauge(MemoryMetrics.HEAP_LIVE, memory.jvm::liveHeapBytes);
        return memory;
    }

    @Override
    public void tell(Figures figures) {
        if (figures.areWatched()) {
            walk.refresh();
        } else {
            walk.refreshOlderThan(last.parts().isEmpty() ? FIRST_WALK_NANOS : UNASKED_WALK_NANOS);
        }
        last.parts().forEach((part, bytes) -> figures.add(Topic.MEMORY, part.label(), bytes));
        figures.add(Topic.HEAP, "live", jvm.liveHeapBytes());
    }

    private List<Sample> samples() {
        walk.refresh();
        List<Sample> samples = new ArrayList<>();
        last.parts().forEach((part, bytes) -> samples.add(new Sample(bytes, part.label())));
        return samples;
    }
}
