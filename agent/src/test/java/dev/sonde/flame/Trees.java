package dev.sonde.flame;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Call trees made by hand, or by a dice that always falls the same way. */
public final class Trees {

    private static final double FROM = 1_700_000_000;

    private Trees() {}

    /** A flame of all owners, of 1,000 microseconds. */
    public static Flame small() {
        return of(
                new Query(null, Kind.CPU, 60, 0),
                new CallTree(
                        "all",
                        5,
                        new CallTree(
                                "GET /orders/{id}",
                                10,
                                new CallTree(
                                        "shop.Orders.find",
                                        100,
                                        new CallTree("java.util.HashMap.get", 385),
                                        new CallTree("shop.Price<init>;of\nmany", 50)),
                                new CallTree("java.util.HashMap.get", 50)),
                        new CallTree("POST /orders", 0, new CallTree("shop.Orders.add", 300)),
                        new CallTree("(garbage collection)", 100)));
    }

    public static Flame of(Query query, CallTree tree) {
        return new Flame(query, tree, new Evidence(FROM, FROM + query.lastSeconds, 250, "jdk.CPUTimeSample"));
    }

    /** So many owners with stacks such as a service has. */
    public static CallTree large(int owners, int depth, long seed) {
        Random dice = new Random(seed);
        List<CallTree> below = new ArrayList<>();
        for (int i = 0; i < owners; i++) {
            below.add(new CallTree("GET /r" + i + "/{id}", 7, calls(dice, depth, 40_000_000 >> i)));
        }
        return new CallTree("all", 0, below);
    }

    private static List<CallTree> calls(Random dice, int depth, long total) {
        if (depth == 0 || total < 1_000) {
            return List.of();
        }
        long[] shares = dice.longs(1 + dice.nextInt(3), 1, 100).toArray();
        long sum = Arrays.stream(shares).sum() + dice.nextInt(10);
        List<CallTree> calls = new ArrayList<>();
        for (long share : shares) {
            long took = total * share / sum;
            List<CallTree> below = calls(dice, depth - 1, took - took / 20);
            long told = below.stream().mapToLong(call -> call.total).sum();
            calls.add(new CallTree(name(dice), took - told, below));
        }
        return calls;
    }

    private static String name(Random dice) {
        String[] packages = {"shop.orders", "shop.web", "java.util", "org.apache.tomcat.util", "com.fasterxml.jackson"};
        String[] classes = {"Orders", "HashMap", "Filter", "JsonGenerator", "Parser", "Buffers"};
        String[] methods = {"find", "get", "doFilter", "write", "parse", "compute"};
        return packages[dice.nextInt(5)] + '.' + classes[dice.nextInt(6)] + '.' + methods[dice.nextInt(6)];
    }
}
