package dev.sonde.flame;

import dev.sonde.base.Protobuf;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

/**
 * Writes a flame as a profile of pprof, gzipped; the numbers of the fields are those of its profile.proto. Every sample
 * has the label {@code endpoint}: the owner, which is the outermost frame, too.
 */
public final class Pprof {

    private static final int SAMPLE_TYPE = 1;
    private static final int SAMPLE = 2;
    private static final int LOCATION = 4;
    private static final int FUNCTION = 5;
    private static final int STRING = 6;
    private static final int TIME_NANOS = 9;
    private static final int DURATION_NANOS = 10;
    private static final int PERIOD_TYPE = 11;
    private static final int PERIOD = 12;
    private static final int COMMENT = 13;

    private final Protobuf profile = new Protobuf();
    private final Map<String, Long> strings = new LinkedHashMap<>();
    private final Map<String, Long> locations = new LinkedHashMap<>();

    private Pprof() {
        string("");
    }

    /** Writes it whole; the stream stays open. */
    public static void write(Flame flame, OutputStream out) throws IOException {
        GZIPOutputStream zipped = new GZIPOutputStream(out);
        zipped.write(new Pprof().encoded(flame));
        zipped.finish();
    }

    private byte[] encoded(Flame flame) throws IOException {
        Kind kind = flame.query.kind;
        profile.message(SAMPLE_TYPE, type(kind));
        Stacks.each(flame, this::sample);
        locations.forEach(this::location);
        Evidence evidence = flame.evidence;
        profile.number(TIME_NANOS, nanos(evidence.fromSeconds));
        profile.number(DURATION_NANOS, nanos(evidence.toSeconds - evidence.fromSeconds));
        profile.message(PERIOD_TYPE, type(kind));
        profile.number(PERIOD, evidence.samples == 0 ? 0 : flame.tree.total / evidence.samples);
        profile.numbers(COMMENT, string(evidence.samples + " samples of " + evidence.source));
        strings.keySet().forEach(each -> profile.string(STRING, each));
        return profile.toBytes();
    }

    private Protobuf type(Kind kind) {
        return new Protobuf().number(1, string(kind.key)).number(2, string(kind.unit));
    }

    private void sample(Collection<String> frames, long self) {
        Iterator<String> outermostFirst = frames.iterator();
        String owner = frames.iterator().next();
        long[] innermostFirst = new long[frames.size()];
        for (int i = innermostFirst.length - 1; i >= 0; i--) {
            innermostFirst[i] = locations.computeIfAbsent(outermostFirst.next(), name -> locations.size() + 1L);
        }
        Protobuf label = new Protobuf().number(1, string("endpoint")).number(2, string(owner));
        profile.message(
                SAMPLE,
                new Protobuf().numbers(1, innermostFirst).numbers(2, self).message(3, label));
    }

    /** A place in the code is a method here: more is not known of it. */
    private void location(String name, long id) {
        Protobuf line = new Protobuf().number(1, id);
        profile.message(LOCATION, new Protobuf().number(1, id).message(4, line));
        profile.message(
                FUNCTION, new Protobuf().number(1, id).number(2, string(name)).number(3, string(name)));
    }

    private long string(String text) {
        Long known = strings.putIfAbsent(text, (long) strings.size());
        return known == null ? strings.size() - 1 : known;
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }
}
