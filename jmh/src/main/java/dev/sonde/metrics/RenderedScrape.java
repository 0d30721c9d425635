package dev.sonde.metrics;

import dev.sonde.http.Instrumented;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Writes what a scrape shows of the requests that were counted, for an {@code Accept} header. */
public final class RenderedScrape implements Function<Object, BiConsumer<String, OutputStream>> {

    @Override
    public BiConsumer<String, OutputStream> apply(Object instrumented) {
        Meters meters = new Meters("orders", Naming.MICROMETER);
        ((Instrumented) instrumented).bindTo(meters);
        Exposition exposition = new Exposition(meters);
        return (accept, out) -> {
            try {
                exposition.write(accept, Collections.<String>emptyList(), out);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        };
    }
}
