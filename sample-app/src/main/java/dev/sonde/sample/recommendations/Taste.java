package dev.sonde.sample.recommendations;

import dev.sonde.sample.catalogue.Book;
import java.util.Random;

/** Where a book stands among all others: near the books of its genre and author. */
final class Taste {
    private static final int DIMENSIONS = 96;

    private final float[] axes = new float[DIMENSIONS];

    Taste(Book book) {
        add(book.genre().hashCode(), 1.0f);
        add(book.author().hashCode(), 0.7f);
        add(book.title().hashCode(), 0.5f);
        shrinkToUnitLength();
    }

    /** 1 for the same taste, 0 for tastes that have nothing to do with each other. */
    float likeness(Taste other) {
        float sum = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            sum += axes[i] * other.axes[i];
        }
        return sum;
    }

    private void add(long origin, float weight) {
        Random random = new Random(origin);
        for (int i = 0; i < DIMENSIONS; i++) {
            axes[i] += weight * (float) random.nextGaussian();
        }
    }

    private void shrinkToUnitLength() {
        float length = (float) Math.sqrt(likeness(this));
        for (int i = 0; i < DIMENSIONS; i++) {
            axes[i] /= length;
        }
    }
}
