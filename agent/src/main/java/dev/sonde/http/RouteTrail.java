package dev.sonde.http;

import java.util.Arrays;

/**
 * How far a router has matched the path of a request, which it tells piece by piece as it tries its routes: the pieces
 * so far by what they left of the path. One that starts over leaves more than what was tried before, and that is
 * forgotten.
 */
final class RouteTrail {

    private static final String PARAMETER = "{}";

    private int[] left = new int[8];
    private String[] routes = new String[8];
    private int size;

    /** Returns the route so far, the piece at its end. */
    synchronized String add(int before, int after, String literal, Templates templates) {
        while (size > 0 && left[size - 1] < before) {
            size--;
        }
        String route = size == 0 ? "" : routes[size - 1];
        boolean isGap = size > 0 && left[size - 1] > before;
        String found = templates.append(isGap ? templates.append(route, PARAMETER) : route, literal);
        if (after < before) {
            push(after, found);
        }
        return found;
    }

    private void push(int rest, String route) {
        if (size == left.length) {
            left = Arrays.copyOf(left, 2 * size);
            routes = Arrays.copyOf(routes, 2 * size);
        }
        left[size] = rest;
        routes[size] = route;
        size++;
    }
}
