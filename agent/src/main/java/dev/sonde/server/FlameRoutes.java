package dev.sonde.server;

import dev.sonde.base.Failures;
import dev.sonde.base.WebPage;
import dev.sonde.flame.CollapsedText;
import dev.sonde.flame.Flame;
import dev.sonde.flame.FlameJson;
import dev.sonde.flame.FlamePage;
import dev.sonde.flame.Flames;
import dev.sonde.flame.Pprof;
import dev.sonde.flame.Query;
import java.io.IOException;
import java.io.OutputStream;

/** The flame graphs: the page, and one route for each format. */
final class FlameRoutes {

    /** Writes a flame in one format. */
    private interface Writer {
        void write(Flame flame, OutputStream out) throws IOException;
    }

    private final Flames flames;
    private final Answers answers;
    private final Failures failures;

    FlameRoutes(Flames flames, Answers answers, Failures failures) {
        this.flames = flames;
        this.answers = answers;
        this.failures = failures;
    }

    Route page() {
        return route((query, parameters, zipped) -> {
            WebPage page = FlamePage.read();
            return answers.written("text/html; charset=utf-8", zipped, page::writeTo)
                    .with("Content-Security-Policy", page.securityPolicy);
        });
    }

    Route json() {
        return route((query, parameters, zipped) -> {
            int depth = depth(parameters.get("depth"));
            return answer("application/json", zipped, query, (flame, out) -> FlameJson.write(flame, depth, out));
        });
    }

    Route collapsed() {
        return route((query, parameters, zipped) ->
                answer("text/plain; charset=utf-8", zipped, query, CollapsedText::write));
    }

    /** A zipped file by itself. */
    Route pprof() {
        return route((query, parameters, zipped) -> answer("application/octet-stream", false, query, Pprof::write)
                .with("Content-Disposition", "attachment; filename=\"" + query.kind.key + ".pb.gz\""));
    }

    private Route route(FlameRoute.Format format) {
        return new FlameRoute(format, answers, failures);
    }

    private Answer answer(String contentType, boolean zipped, Query query, Writer writer) throws IOException {
        Flame flame = flames.flame(query);
        return answers.written(contentType, zipped, out -> writer.write(flame, out));
    }

    /** How much of the tree is wanted; all of it where a client does not say. */
    private static int depth(String levels) {
        return levels != null && levels.matches("[0-9]{1,4}") ? Integer.parseInt(levels) : Integer.MAX_VALUE;
    }
}
