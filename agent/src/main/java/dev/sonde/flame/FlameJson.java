package dev.sonde.flame;

import dev.sonde.base.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a flame as JSON for the page: the names once, and the tree in its own order as triples of a name's index,
 * what the call took by itself, and how many calls are below it.
 */
public final class FlameJson {

    private final Writer out;
    private final Map<String, Integer> names = new LinkedHashMap<>();

    private FlameJson(Writer out) {
        this.out = out;
    }

    /**
     * Writes it in UTF-8; the stream stays open.
     *
     * @param depth how many levels below the root are told apart; what is below belongs to the last of them
     */
    public static void write(Flame flame, int depth, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        new FlameJson(writer).whole(flame, depth);
        writer.flush();
    }

    private void whole(Flame flame, int depth) throws IOException {
        out.write("{\"unit\":" + Json.quoted(flame.query.kind.unit) + ",\"evidence\":{\"from\":"
                + flame.evidence.fromSeconds + ",\"to\":" + flame.evidence.toSeconds
                + ",\"samples\":" + flame.evidence.samples + ",\"source\":" + Json.quoted(flame.evidence.source)
                + "},");
        out.write("\"calls\":[");
        calls(flame.tree, depth, "");
        List<String> quoted = new ArrayList<>();
        names.keySet().forEach(name -> quoted.add(Json.quoted(name)));
        out.write("],\"names\":[" + String.join(",", quoted) + "]}\n");
    }

    private void calls(CallTree tree, int depth, String separator) throws IOException {
        Integer known = names.putIfAbsent(tree.name, names.size());
        int name = known == null ? names.size() - 1 : known;
        boolean whole = depth > 0;
        out.write(
                separator + name + ',' + (whole ? tree.self() : tree.total) + ',' + (whole ? tree.children.size() : 0));
        if (whole) {
            for (CallTree child : tree.children) {
                calls(child, depth - 1, ",");
            }
        }
    }
}
