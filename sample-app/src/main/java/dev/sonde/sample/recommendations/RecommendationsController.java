package dev.sonde.sample.recommendations;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** "Who bought this book also liked ...": bound by the processor. */
@RestController
class RecommendationsController {
    private final Recommender recommender;

    RecommendationsController(Recommender recommender) {
        this.recommender = recommender;
    }

    @GetMapping("/books/{id}/recommendations")
    List<Recommendation> recommendations(@PathVariable long id) {
        return recommender.recommend(id, 10);
    }
}
