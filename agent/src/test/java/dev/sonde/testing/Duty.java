package dev.sonde.testing;

import java.util.Set;

/** What the agent owes to a server or framework: the columns of docs/servers.md. */
public enum Duty {
    STATIC("static"),
    TEMPLATED("templated"),
    NESTED("nested"),
    NOT_FOUND("404"),
    NOT_ALLOWED("405"),
    EXCEPTION("exception"),
    ASYNC("async", "later", "async", "delayed", "deferred", "future", "stage", "callable", "suspend", "relays"),
    STREAMING("streaming", "stream", "chunked", "endless", "events", "large", "file", "upload"),
    UPGRADE("upgrade"),
    CLIENT_GONE("client gone"),
    PIPELINED("pipelined"),
    HTTP_2("HTTP/2"),
    AT_ONCE("1,000 at once"),
    CPU("CPU"),
    BYTES("bytes");

    /** As the table has it. */
    public final String title;

    private final Set<String> words;

    Duty(String title, String... words) {
        this.title = title;
        this.words = Set.of(words);
    }

    /** Whether the programs of fixtures do so at paths with that word in them. */
    boolean isSaidBy(String word) {
        return words.contains(word);
    }
}
