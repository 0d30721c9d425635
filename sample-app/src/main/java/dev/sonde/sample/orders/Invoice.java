package dev.sonde.sample.orders;

import java.util.Locale;

/** The printed form of an order. */
final class Invoice {
    private final Order order;

    Invoice(Order order) {
        this.order = order;
    }

    String print() {
        StringBuilder text = new StringBuilder();
        text.append("Invoice ").append(order.id()).append('\n');
        text.append(order.customer()).append(", ").append(order.placedOn()).append("\n\n");
        for (OrderLine line : order.lines()) {
            text.append(String.format(Locale.ROOT, "%3d x %-40s", line.quantity(), line.title()));
            text.append(euros(line.totalCents()));
        }
        return text.append("Total ").append(euros(order.totalCents())).toString();
    }

    private static String euros(long cents) {
        return String.format(Locale.ROOT, "%9.2f EUR%n", cents / 100.0);
    }
}
