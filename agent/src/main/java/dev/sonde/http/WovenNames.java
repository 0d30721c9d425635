package dev.sonde.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The names of the classes to weave, found by their ends: fat jars hold copies of servers beneath a package of their
 * own. Immutable.
 *
 * <p>The service asks for every class that it loads. So a name is told from all others by its last part alone, without
 * a copy of it or an object.
 */
final class WovenNames {

    private static final int SLOTS_PER_NAME = 4;
    // Nobody has a copy of these that runs.
    private static final String[] OF_THE_JDK = {"java/", "jdk/", "sun/", "com/sun/net/"};

    private final String[] names;
    private final List<List<Probe>> knownBy = new ArrayList<>();

    WovenNames(List<Probe> probes) {
        WovenTypes types = new WovenTypes();
        Map<String, List<Probe>> byName = new HashMap<>();
        for (Probe probe : probes) {
            for (String type : types.of(probe)) {
                String name = type.replace('.', '/');
                List<Probe> known = byName.get(name);
                if (known == null) {
                    known = new ArrayList<>();
                    byName.put(name, known);
                }
                known.add(probe);
            }
        }
        names = new String[Integer.highestOneBit(Math.max(1, byName.size())) * SLOTS_PER_NAME];
        for (int i = 0; i < names.length; i++) {
            knownBy.add(null);
        }
        for (Map.Entry<String, List<Probe>> each : byName.entrySet()) {
            put(each.getKey(), each.getValue());
        }
    }

    private void put(String name, List<Probe> probes) {
        int slot = firstSlot(name);
        while (names[slot] != null) {
            slot = next(slot);
        }
        names[slot] = name;
        knownBy.set(slot, probes);
    }

    /** What is known of a class of that internal name, null for nearly all. */
    Sighting find(String name) {
        for (int slot = firstSlot(name); names[slot] != null; slot = next(slot)) {
            int before = name.length() - names[slot].length();
            if (before >= 0 && name.endsWith(names[slot]) && (before == 0 || isCopy(name, before, names[slot]))) {
                return new Sighting(
                        name.replace('/', '.'), name.substring(0, before).replace('/', '.'), knownBy.get(slot));
            }
        }
        return null;
    }

    private static boolean isCopy(String name, int before, String known) {
        if (name.charAt(before - 1) != '/') {
            return false;
        }
        for (String jdk : OF_THE_JDK) {
            if (known.startsWith(jdk)) {
                return false;
            }
        }
        return true;
    }

    private int firstSlot(String name) {
        int hash = 0;
        for (int i = name.length() - 1; i >= 0 && name.charAt(i) != '/'; i--) {
            hash = 31 * hash + name.charAt(i);
        }
        return (hash ^ hash >>> 16) & (names.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (names.length - 1);
    }
}
