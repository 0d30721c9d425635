package dev.sonde.cli;

import dev.sonde.base.Json;
import java.io.BufferedOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Fetches the events of the last minutes into a file, for JDK Mission Control. */
@Command(name = "dump", description = "Write the JFR events of the last minutes into a file.")
final class DumpCommand implements Callable<Integer> {
    private static final int READ_MILLIS = 120_000;

    @Parameters(arity = "0..1", paramLabel = "PID|NAME|URL", description = "where the agent is (http://127.0.0.1:9808)")
    private String target = "http://127.0.0.1:9808";

    @Option(names = "-o", paramLabel = "FILE", description = "which (recording.jfr)")
    private String file = "recording.jfr";

    @Mixin
    private final CallerArguments caller = new CallerArguments();

    @Mixin
    private final JsonSwitch json = new JsonSwitch();

    private final PrintStream out;

    DumpCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        Client client = new Client(caller.caller());
        URL url = new URL(client.url(AgentAddress.of(target)), "/recording.jfr");
        // Not the file itself: a recording that breaks off must not stand where a whole one was.
        File part = new File(file + ".part");
        try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(part.toPath()))) {
            client.copy(url, "*/*", READ_MILLIS, to);
        } catch (IOException failure) {
            Files.deleteIfExists(part.toPath());
            throw new IOException("no recording from " + url.getAuthority() + ": " + failure.getMessage(), failure);
        }
        tell(part);
        return ExitCode.FINE;
    }

    private void tell(File part) throws IOException {
        File whole = new File(file);
        Files.move(part.toPath(), whole.toPath(), StandardCopyOption.REPLACE_EXISTING);
        Map<String, Object> facts = Facts.of("file", whole.getPath(), "bytes", whole.length());
        out.println(json.on ? Json.text(facts) : whole.getPath() + ": " + whole.length() + " bytes");
    }
}
