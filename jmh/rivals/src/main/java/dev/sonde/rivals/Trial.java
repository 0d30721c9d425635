package dev.sonde.rivals;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;

/** One JVM of a service with an agent, from its start to its end. */
final class Trial {

    /** Agents put off some of their start until the service is up: this long after its first answer they are done. */
    private static final long SETTLED_NANOS = 10_000_000_000L;

    private static final long ASKED_AT_ONCE = 100;
    private static final int SHARE_FOR_BYTES = 4;

    private final Child child;
    private final Client client;
    private final Map<Measure, Double> measured = new EnumMap<>(Measure.class);

    private Trial(Child child, Client client) {
        this.child = child;
        this.client = client;
    }

    /**
     * Runs it.
     *
     * @param requests how many there are at least before those that are measured, and how many of these; a quarter
     *     as many for what they allocate
     * @throws IOException if the service did not start or did not answer
     */
    static Map<Measure, Double> run(Service service, Agent agent, int cores, int requests)
            throws IOException, InterruptedException {
        try (Child child = new Child(service, agent, cores)) {
            try (Client client = new Client((int) child.number(), service.path, service.body)) {
                Trial trial = new Trial(child, client);
                trial.start();
                trial.requests(requests);
                trial.measured.put(Measure.THREADS, (double) child.figures.threads());
                if (agent.hasDoor()) {
                    new Scrapes(child).measure(trial.measured);
                }
                trial.measured.put(Measure.RESIDENT, (double) child.figures.residentBytes());
                trial.bytes(requests / SHARE_FOR_BYTES);
                return trial.measured;
            } catch (IOException failure) {
                throw new IOException(failure.getMessage() + "\n" + child.lastLines(), failure);
            }
        }
    }

    private void start() throws IOException {
        client.ask(1);
        measured.put(Measure.START, (double) (System.nanoTime() - child.startNanos));
        measured.put(Measure.START_CPU, child.figures.cpuNanos());
    }

    private void requests(int requests) throws IOException {
        long warmUp = 0;
        for (long begun = System.nanoTime(); warmUp < requests || System.nanoTime() - begun < SETTLED_NANOS; ) {
            client.ask(ASKED_AT_ONCE);
            warmUp += ASKED_AT_ONCE;
        }
        double warm = child.figures.cpuNanos();
        client.ask(requests);
        double ofOne = (child.figures.cpuNanos() - warm) / requests;
        measured.put(Measure.REQUEST_CPU, ofOne);
        measured.put(Measure.ONCE_CPU, warm - warmUp * ofOne);
    }

    // At the end, since the JVM takes memory to tell it.
    private void bytes(int requests) throws IOException, InterruptedException {
        long before = child.allocatedBytes();
        client.ask(requests);
        measured.put(Measure.REQUEST_BYTES, (double) (child.allocatedBytes() - before) / requests);
    }
}
