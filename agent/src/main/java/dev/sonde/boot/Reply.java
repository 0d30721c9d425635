package dev.sonde.boot;

import java.io.File;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The answer to a command that came by the attach mechanism: one JSON object in a file, whole or not there. */
public final class Reply {

    private final String command;
    private final File file;
    private final Map<String, String> fields = new LinkedHashMap<>();
    private String started = "attached";
    private boolean isEnded;

    /**
     * Nothing is written yet.
     *
     * @param file null if nobody wants to know
     */
    Reply(String command, File file) {
        this.command = command;
        this.file = file;
    }

    /** Adds a field; the value is JSON. Any thread. */
    public synchronized Reply with(String name, String json) {
        fields.put(name, json);
        return this;
    }

    /** What it is called if an agent starts well. */
    synchronized void calls(String result) {
        started = result;
    }

    /** The agent is up. Any thread. */
    public synchronized void endStarted(String message) {
        end(true, started, message);
    }

    /** Writes it; what comes later is not told. Any thread. */
    public synchronized void end(boolean ok, String result, String message) {
        if (isEnded) {
            return;
        }
        isEnded = true;
        if (file != null) {
            try {
                write(json(ok, result, message));
            } catch (IOException | RuntimeException failure) {
                System.err.println("[sonde] the command is not answered: " + failure);
            }
        }
    }

    private String json(boolean ok, String result, String message) {
        StringBuilder json = new StringBuilder("{\"command\":").append(quoted(command));
        json.append(",\"ok\":").append(ok).append(",\"result\":").append(quoted(result));
        json.append(",\"message\":").append(quoted(message));
        Resident present = Requests.resident();
        if (present != null) {
            json.append(",\"version\":").append(quoted(present.version()));
        }
        for (Map.Entry<String, String> field : fields.entrySet()) {
            json.append(',').append(quoted(field.getKey())).append(':').append(field.getValue());
        }
        return json.append("}\n").toString();
    }

    // Never over a file that is there: the folder is the command's, but this process may have the greater rights.
    private void write(String json) throws IOException {
        Path part = new File(file + ".part").toPath();
        try (Writer out = new OutputStreamWriter(
                Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                StandardCharsets.UTF_8)) {
            out.write(json);
        }
        Files.move(part, file.toPath(), StandardCopyOption.ATOMIC_MOVE);
    }

    static String list(List<String> texts) {
        StringBuilder list = new StringBuilder("[");
        for (String text : texts) {
            list.append(list.length() == 1 ? "" : ",").append(quoted(text));
        }
        return list.append(']').toString();
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each < ' ' || each == '"' || each == '\\' || Character.isSurrogate(each)) {
                quoted.append(String.format("\\u%04x", (int) each));
            } else {
                quoted.append(each);
            }
        }
        return quoted.append('"').toString();
    }
}
