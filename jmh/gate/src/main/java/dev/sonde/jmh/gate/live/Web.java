package dev.sonde.jmh.gate.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Gets text by HTTP, with a token if there is one. */
public final class Web {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final String token;

    /** The token may be empty. */
    public Web(String token) {
        this.token = token;
    }

    /**
     * Returns what is at this address.
     *
     * @throws IOException with a message for its user if that is nothing
     */
    String get(String url) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(address(url)).timeout(PATIENCE);
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        HttpResponse<String> answer;
        try {
            answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException unreachable) {
            String why = unreachable.getMessage() == null
                    ? unreachable.getClass().getSimpleName()
                    : unreachable.getMessage();
            throw new IOException("no answer from " + withoutQuery(url) + ": " + why, unreachable);
        }
        if (answer.statusCode() != 200) {
            String said = answer.body().lines().findFirst().orElse("");
            throw new IOException(withoutQuery(url) + " answers " + answer.statusCode() + ' '
                    + said.substring(0, Math.min(200, said.length())));
        }
        return answer.body();
    }

    private static URI address(String url) {
        try {
            URI address = URI.create(url);
            if (address.getHost() != null) {
                return address;
            }
        } catch (IllegalArgumentException noUrl) {
            // refused below
        }
        throw new IllegalArgumentException(url + " is no URL");
    }

    private static String withoutQuery(String url) {
        return url.replaceFirst("\\?.*", "");
    }
}
