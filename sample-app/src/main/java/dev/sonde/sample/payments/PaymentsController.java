package dev.sonde.sample.payments;

import dev.sonde.sample.NotFound;
import dev.sonde.sample.orders.Orders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Takes the money for an order: 422 for a card that cannot be, and now and then a plain failure. */
@RestController
class PaymentsController {
    private final Orders orders;
    private final CardTerminal terminal;

    PaymentsController(Orders orders, CardTerminal terminal) {
        this.orders = orders;
        this.terminal = terminal;
    }

    @PostMapping("/orders/{id}/payment")
    Receipt pay(@PathVariable long id, @RequestBody Payment payment) {
        if (!payment.isPlausible()) {
            throw new ResponseStatusException(HttpStatus.UNPROCESSABLE_CONTENT, "Not a card number");
        }
        long cents =
                orders.find(id).orElseThrow(() -> new NotFound("order", id)).totalCents();
        return new Receipt(terminal.charge(cents), cents);
    }

    record Receipt(String number, long cents) {}
}
