package dev.sonde.testing;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the test that this thread runs has shown of a server on a JDK. What has been called is shown once the counts of it
 * are as they have to be; what the calls are told by are the counts themselves, and the names of the paths.
 */
public final class Evidence {
    private static final ThreadLocal<List<Evidence>> OF_THE_TEST = ThreadLocal.withInitial(ArrayList::new);
    private static final int MANY = 1000;

    public final Fixture fixture;
    public final Jdk jdk;
    private final Set<Duty> called = EnumSet.noneOf(Duty.class);
    private final Set<Duty> shown = EnumSet.noneOf(Duty.class);
    private final Set<String> templates = new TreeSet<>();

    private Evidence(Fixture fixture, Jdk jdk) {
        this.fixture = fixture;
        this.jdk = jdk;
    }

    /** A program of that fixture is about to be started. */
    public static void begin(Fixture fixture, Jdk jdk) {
        OF_THE_TEST.get().add(new Evidence(fixture, jdk));
    }

    /** All that the test on this thread has shown so far, from which it begins anew. */
    static List<Evidence> take() {
        List<Evidence> taken = List.copyOf(OF_THE_TEST.get());
        OF_THE_TEST.remove();
        return taken;
    }

    /** Of the program that was started last. */
    public static Evidence current() {
        List<Evidence> all = OF_THE_TEST.get();
        return all.isEmpty() ? new Evidence(null, null) : all.get(all.size() - 1);
    }

    /** Something was done, whose counts are yet to be looked at. */
    public synchronized void called(Duty how) {
        called.add(how);
    }

    /** A path was called, and at once so often. */
    public synchronized void called(String path, int atOnce) {
        if (atOnce >= MANY) {
            called.add(Duty.AT_ONCE);
        }
        for (String word : path.split("[^a-z]+")) {
            for (Duty each : Duty.values()) {
                if (each.isSaidBy(word)) {
                    called.add(each);
                }
            }
        }
    }

    /** What was called so far is not what was expected. */
    public synchronized void forget() {
        called.clear();
    }

    /** All counts of what was called so far are right. */
    public synchronized void countsAreRight() {
        shown.addAll(called);
        called.clear();
    }

    /** A series of these labels, whose count is right. */
    public synchronized void isCounted(String uri, String status, String exception) {
        switch (status) {
            case "101" -> shown.add(Duty.UPGRADE);
            case "404" -> shown.add(Duty.NOT_FOUND);
            case "405" -> shown.add(Duty.NOT_ALLOWED);
            case "499" -> shown.add(Duty.CLIENT_GONE);
            default -> {
                if (status.startsWith("2")) {
                    isNamed(uri);
                }
            }
        }
        if (!Set.of("", "None", "none", "any").contains(exception)) {
            shown.add(Duty.EXCEPTION);
        }
    }

    private void isNamed(String uri) {
        if (uri.matches("/.*([{<*\\[]|/:).*")) {
            shown.add(Duty.TEMPLATED);
            templates.add(uri);
            boolean isWithin = templates.stream()
                    .anyMatch(each -> !each.equals(uri) && (each.endsWith(uri) || uri.endsWith(each)));
            if (isWithin) {
                shown.add(Duty.NESTED);
            }
        } else if (uri.startsWith("/")) {
            shown.add(Duty.STATIC);
        }
    }

    /** Something was done, and found right. */
    public synchronized void shows(Duty what) {
        shown.add(what);
    }

    synchronized Set<Duty> shown() {
        return EnumSet.copyOf(shown);
    }
}
