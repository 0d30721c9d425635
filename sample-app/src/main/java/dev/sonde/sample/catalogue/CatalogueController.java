package dev.sonde.sample.catalogue;

import dev.sonde.sample.NotFound;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Looks up books: one by its number, many by a word. */
@RestController
@RequestMapping("/books")
class CatalogueController {
    private static final int MOST = 100;

    private final Catalogue catalogue;

    CatalogueController(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @GetMapping
    List<Book> search(@RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "20") int limit) {
        return catalogue.search(q, Math.min(limit, MOST));
    }

    @GetMapping("/{id}")
    Book book(@PathVariable long id) {
        return catalogue.find(id).orElseThrow(() -> new NotFound("book", id));
    }
}
