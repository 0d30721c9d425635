package dev.sonde.server;

import com.sun.net.httpserver.HttpExchange;
import dev.sonde.base.Failures;
import dev.sonde.base.WebPage;
import dev.sonde.live.Live;
import dev.sonde.live.LivePage;
import dev.sonde.live.Window;
import java.io.IOException;
import java.util.Map;

/** The page of the service, and one route for each kind of JSON it reads. */
final class LiveRoutes {

    private static final String JSON = "application/json";
    private static final int MOST_DIGITS = 9;

    /** Answers by the parameters of a request. */
    private interface Reply {
        Answer to(Map<String, String> parameters, boolean zipped) throws IOException;
    }

    private final Live live;
    private final Answers answers;
    private final Failures failures;

    LiveRoutes(Live live, Answers answers, Failures failures) {
        this.live = live;
        this.answers = answers;
        this.failures = failures;
    }

    Route page() {
        return route((parameters, zipped) -> {
            WebPage page = LivePage.read();
            return answers.written("text/html; charset=utf-8", zipped, page::writeTo)
                    .with("Content-Security-Policy", page.securityPolicy);
        });
    }

    Route status() {
        return route((parameters, zipped) -> answers.written(JSON, zipped, live::writeStatus));
    }

    Route options() {
        return route((parameters, zipped) -> answers.written(JSON, zipped, live::writeOptions));
    }

    Route endpoints() {
        return route((parameters, zipped) -> {
            Window window = Window.parse(parameters);
            return answers.written(JSON, zipped, out -> live.writeEndpoints(window, out));
        });
    }

    Route history() {
        return route((parameters, zipped) -> {
            int from = moment(parameters.getOrDefault("from", "0"));
            return answers.written(JSON, zipped, out -> live.writeHistory(from, out));
        });
    }

    private Route route(Reply reply) {
        return exchange -> answers.send(exchange, answers.strict(answer(reply, exchange)));
    }

    private Answer answer(Reply reply, HttpExchange exchange) {
        try {
            return reply.to(Parameters.of(exchange).first(), Requested.allowsGzip(exchange));
        } catch (IllegalArgumentException bad) {
            return answers.line(400, "Bad query: " + bad.getMessage() + '.');
        } catch (Throwable failure) {
            failures.report("live", failure);
            return answers.line(500, "This failed; the log of the service tells why.");
        }
    }

    private static int moment(String number) {
        if (!number.matches("[0-9]{1," + MOST_DIGITS + "}")) {
            throw new IllegalArgumentException("from is the number of a moment");
        }
        return Integer.parseInt(number);
    }
}
