package dev.sonde.sample.partner;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Shows what the partner has: bound by somebody else's speed. */
@RestController
class StockController {
    private static final List<String> WAREHOUSES = List.of("north", "south", "west");

    private final Partner partner;

    StockController(Partner partner) {
        this.partner = partner;
    }

    @GetMapping("/books/{id}/stock")
    Stock stock(@PathVariable long id) throws IOException, InterruptedException {
        return partner.stock(WAREHOUSES.get(0), id);
    }

    /** Asks all warehouses at once and holds no thread while they think. */
    @GetMapping("/books/{id}/offers")
    CompletableFuture<List<Stock>> offers(@PathVariable long id) {
        List<CompletableFuture<Stock>> answers = WAREHOUSES.stream()
                .map(warehouse -> partner.stockLater(warehouse, id))
                .toList();
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new))
                .thenApply(all -> cheapestFirst(answers));
    }

    private static List<Stock> cheapestFirst(List<CompletableFuture<Stock>> answers) {
        return answers.stream()
                .map(CompletableFuture::join)
                .sorted(Comparator.comparingInt(Stock::priceCents))
                .toList();
    }
}
