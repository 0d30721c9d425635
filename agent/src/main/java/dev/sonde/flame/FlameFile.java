package dev.sonde.flame;

import dev.sonde.base.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes flames of one subject, one of each kind at most, as a page that needs no server and fetches nothing. */
public final class FlameFile {

    private FlameFile() {}

    /**
     * Writes it in UTF-8; the stream stays open.
     *
     * @param title what the flames are of
     */
    public static void write(String title, List<Flame> flames, OutputStream out) throws IOException {
        List<String> byKind = new ArrayList<>();
        for (Flame flame : flames) {
            ByteArrayOutputStream json = new ByteArrayOutputStream();
            FlameJson.write(flame, Integer.MAX_VALUE, json);
            byKind.add(Json.quoted(flame.query.kind.key)
                    + ':'
                    + new String(json.toByteArray(), StandardCharsets.UTF_8).trim());
        }
        FlamePage.read()
                .writeTo(
                        out,
                        "globalThis.recordedFlames={\"title\":" + Json.quoted(title) + ",\"flames\":{"
                                + String.join(",", byKind) + "}};");
    }
}
