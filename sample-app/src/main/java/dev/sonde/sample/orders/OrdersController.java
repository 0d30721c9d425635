package dev.sonde.sample.orders;

import dev.sonde.sample.NotFound;
import java.net.URI;
import java.util.List;
import java.util.concurrent.Callable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;
import org.springframework.web.server.ResponseStatusException;

/** Places orders and shows them: bound by the database. */
@RestController
class OrdersController {
    private final Orders orders;
    private final OrderFeed feed;

    OrdersController(Orders orders, OrderFeed feed) {
        this.orders = orders;
        this.feed = feed;
    }

    @PostMapping("/orders")
    ResponseEntity<Void> place(@RequestBody NewOrder order) {
        if (!order.isComplete()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "An order needs items");
        }
        long id = orders.place(order);
        feed.announce(id);
        return ResponseEntity.created(URI.create("/orders/" + id)).build();
    }

    @GetMapping("/orders/{id}")
    Order order(@PathVariable long id) {
        return orders.find(id).orElseThrow(() -> new NotFound("order", id));
    }

    @GetMapping("/orders/next")
    DeferredResult<ResponseEntity<Long>> next() {
        return feed.next();
    }

    /** Printed on a worker thread, while the thread of the server is free. */
    @GetMapping(path = "/orders/{id}/invoice", produces = "text/plain")
    Callable<String> invoice(@PathVariable long id) {
        return () -> new Invoice(order(id)).print();
    }

    @GetMapping("/customers/{id}/orders")
    List<OrderSummary> ofCustomer(@PathVariable long id) {
        return orders.ofCustomer(id);
    }
}
