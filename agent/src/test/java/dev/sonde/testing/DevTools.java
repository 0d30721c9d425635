package dev.sonde.testing;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One tab of a browser by the Chrome DevTools Protocol: calls with their answers as JSON. */
final class DevTools implements WebSocket.Listener {

    private static final long PATIENCE_SECONDS = 60;
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+),");

    private final AtomicInteger ids = new AtomicInteger();
    private final Map<Integer, CompletableFuture<String>> open = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();
    private final StringBuilder message = new StringBuilder();
    private final WebSocket socket;

    DevTools(URI address) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(address, this)
                .join();
    }

    String call(String method, String parameters) {
        int id = ids.incrementAndGet();
        CompletableFuture<String> answer = new CompletableFuture<>();
        open.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true)
                .join();
        String told = answer.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
        if (told.contains("\"error\":{\"code\"")) {
            throw new AssertionError(method + ' ' + parameters + ": " + told);
        }
        return told;
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        message.append(part);
        if (last) {
            take(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void take(String text) {
        Matcher id = ID.matcher(text);
        if (id.find()) {
            open.remove(Integer.valueOf(id.group(1))).complete(text);
        } else if (text.startsWith("{\"method\":\"Runtime.exceptionThrown\"")
                || (text.startsWith("{\"method\":\"Log.entryAdded\"")
                        && text.contains("\"level\":\"error\"")
                        && !text.contains("\"source\":\"network\""))) {
            complaints.add(text);
        }
    }
}
