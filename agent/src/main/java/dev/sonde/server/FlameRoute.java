package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import dev.sonde.base.Failures;
import dev.sonde.base.Unavailable;
import dev.sonde.flame.Query;
import java.io.IOException;
import java.util.Map;

/** Answers what a {@link Query} asks for, in one format; in one line where that cannot be had. */
final class FlameRoute implements Route {

    /** One of the formats. */
    interface Format {

        /**
         * The answer.
         *
         * @param parameters of the request, the query's own among them
         */
        Answer answer(Query query, Map<String, String> parameters, boolean zipped) throws IOException;
    }

    private final Format format;
    private final Answers answers;
    private final Failures failures;

    FlameRoute(Format format, Answers answers, Failures failures) {
        this.format = format;
        this.answers = answers;
        this.failures = failures;
    }

    @Override
    public void handle(HttpExchange exchange) {
        answers.send(exchange, answers.strict(answer(exchange)));
    }

    private Answer answer(HttpExchange exchange) {
        Map<String, String> parameters;
        Query query;
        try {
            parameters = Parameters.of(exchange).first();
            query = Query.parse(parameters);
        } catch (IllegalArgumentException bad) {
            return answers.line(400, "Bad query: " + bad.getMessage() + '.');
        }
        try {
            return format.answer(query, parameters, Requested.allowsGzip(exchange));
        } catch (Unavailable off) {
            return answers.line(503, off.getMessage());
        } catch (Throwable failure) {
            failures.report("flame", failure);
            return answers.line(500, "The flame graph failed; the log of the service tells why.");
        }
    }
}
