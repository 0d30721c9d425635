package dev.sonde.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells how an agent fares. */
@Command(name = "status", description = "Tell how an agent fares.")
final class StatusCommand implements Callable<Integer> {
    private static final int READ_MILLIS = 10_000;

    @Parameters(arity = "0..1", paramLabel = "PID|NAME|URL", description = "where it is (http://127.0.0.1:9808)")
    private String target = "http://127.0.0.1:9808";

    @Mixin
    private final CallerArguments caller = new CallerArguments();

    @Mixin
    private final JsonSwitch json = new JsonSwitch();

    private final PrintStream out;

    StatusCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        json.print(AgentAddress.isOne(target) ? overHttp() : asked(), out);
        return ExitCode.FINE;
    }

    private Map<?, ?> overHttp() throws IOException {
        Client client = new Client(caller.caller());
        URL url = new URL(client.url(target), "/status");
        try {
            byte[] answer = client.fetch(url, "application/json", READ_MILLIS);
            return (Map<?, ?>) JsonReader.read(new String(answer, StandardCharsets.UTF_8));
        } catch (IOException | ClassCastException failure) {
            throw new IOException("no status from " + url + ": " + failure.getMessage(), failure);
        }
    }

    private Map<?, ?> asked() throws IOException, InterruptedException {
        RunningJvm jvm = Jvms.one(target);
        Map<?, ?> answer = new AgentLink(jvm).ask("@status", "");
        Map<String, Object> status = Facts.of("pid", jvm.pid, "url", answer.get("url"));
        ((Map<?, ?>) answer.get("status")).forEach((key, value) -> status.put((String) key, value));
        return status;
    }
}
