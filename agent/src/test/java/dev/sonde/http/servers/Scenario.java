package dev.sonde.http.servers;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Something clients do, and what is to be counted of it. */
record Scenario(String name, Consumer<Client> act, Map<Served, Integer> expected) {

    static Scenario when(String name, Consumer<Client> act, Served... expected) {
        return many(name, act, 1, expected);
    }

    static Scenario many(String name, Consumer<Client> act, int each, Served... expected) {
        Map<Served, Integer> counts = new LinkedHashMap<>();
        for (Served served : expected) {
            counts.merge(served, each, Integer::sum);
        }
        return new Scenario(name, act, counts);
    }

    /** One GET that gets this status and is counted with it. */
    static Scenario get(String name, String path, String uri, int status) {
        return when(name, client -> client.get(path, status), Served.get(uri, status));
    }
}
