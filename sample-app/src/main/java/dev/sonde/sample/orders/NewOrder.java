package dev.sonde.sample.orders;

import java.util.List;

/** What a customer asks for; not an order before it is in the database. */
record NewOrder(long customerId, List<Item> items) {

    NewOrder {
        items = items == null ? List.of() : List.copyOf(items);
    }

    boolean isComplete() {
        return !items.isEmpty() && items.stream().allMatch(item -> item.quantity > 0);
    }

    record Item(long bookId, int quantity) {}
}
