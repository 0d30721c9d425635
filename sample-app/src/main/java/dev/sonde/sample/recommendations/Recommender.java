package dev.sonde.sample.recommendations;

import dev.sonde.sample.NotFound;
import dev.sonde.sample.catalogue.Book;
import dev.sonde.sample.catalogue.Catalogue;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.springframework.context.annotation.DependsOn;
import org.springframework.stereotype.Service;

/** Compares one book with all the others, in memory: nothing but arithmetic. */
@Service
@DependsOn("seed")
class Recommender {
    private static final Comparator<Recommendation> BY_LIKENESS = Comparator.comparingDouble(Recommendation::likeness);

    private final Map<Long, Shelved> shelf = new LinkedHashMap<>();

    Recommender(Catalogue catalogue) {
        catalogue.all().forEach(book -> shelf.put(book.id(), new Shelved(book, new Taste(book))));
    }

    /** The books most like the given one, the best first. */
    List<Recommendation> recommend(long bookId, int count) {
        Shelved wanted = shelf.get(bookId);
        if (wanted == null) {
            throw new NotFound("book", bookId);
        }
        PriorityQueue<Recommendation> best = new PriorityQueue<>(BY_LIKENESS);
        for (Shelved other : shelf.values()) {
            if (other.book.id() != bookId) {
                best.add(new Recommendation(other.book, wanted.taste.likeness(other.taste)));
            }
            if (best.size() > count) {
                best.remove();
            }
        }
        return best.stream().sorted(BY_LIKENESS.reversed()).toList();
    }

    private record Shelved(Book book, Taste taste) {}
}
