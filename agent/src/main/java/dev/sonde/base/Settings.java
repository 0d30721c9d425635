package dev.sonde.base;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/**
 * The options in force while the agent runs: those that can change follow their file and commands, all others stay as
 * they were at the start. A file with any fault changes nothing. Any thread.
 */
public final class Settings {

    /** How many readings of a changed file were taken over, and how many were not. */
    public final LongAdder taken = new LongAdder();

    public final LongAdder refused = new LongAdder();

    private final String argument;
    private final Properties properties;
    private final Map<String, String> environment;
    private final Log log;
    private final Map<Option, String> commanded = new LinkedHashMap<>();
    private final Reloaded<Void> file;
    private volatile Options current;
    private volatile Runnable changed = () -> {};

    /**
     * Begins with what was read at the start.
     *
     * @param start the options in force
     * @param argument of the agent, may be null
     */
    public Settings(Options start, String argument, Properties properties, Map<String, String> environment, Log log) {
        this.current = start;
        this.argument = argument;
        this.properties = properties;
        this.environment = environment;
        this.log = log;
        String path = start.text(Options.CONFIG);
        // Made once at once, which is what was read a moment ago and is complained of there.
        this.file = path.isEmpty()
                ? null
                : new Reloaded<>(
                        "the options in " + path,
                        Collections.singletonList(Secret.at(path).asPublic()),
                        null,
                        new FirstThen(),
                        log);
    }

    /** The options in force now. */
    public Options current() {
        return current;
    }

    /** A number as it is now, whenever it is asked for. */
    public IntSupplier count(Option option) {
        return () -> current.count(option);
    }

    /** Calls the task when options have changed, on whatever thread; at most one task. */
    public void onChange(Runnable task) {
        changed = task;
    }

    /** Whether there is a file to follow. */
    public boolean hasFile() {
        return file != null;
    }

    /** Whether the file as it is now cannot be used. */
    public boolean isFailing() {
        return file != null && file.isFailing();
    }

    /** Looks whether the file has changed; to be called now and then. */
    public void look() {
        if (file != null) {
            file.look();
        }
    }

    /**
     * Sets an option until the agent ends.
     *
     * @return why not, null if it is set
     */
    public synchronized String set(String name, String value) {
        Option option = Options.named(name);
        if (option == null) {
            return "unknown option `" + name + "`; `java -jar sonde.jar help` lists all";
        }
        if (!option.kind.accepts(value)) {
            return option.key + " takes " + option.kind.words;
        }
        if (!option.isLive) {
            return option.key + " takes effect at a start only: give it on the command line, in the environment or in"
                    + " the file";
        }
        commanded.put(option, value);
        take(read().read(argument, properties, environment));
        return null;
    }

    private synchronized OptionReader read() {
        return new OptionReader(commanded);
    }

    private synchronized void readAnew() throws IOException {
        OptionReader reader = read();
        Options fresh = reader.read(argument, properties, environment);
        if (!reader.complaintsOfFile().isEmpty()) {
            refused.increment();
            throw new IOException(String.join("; ", reader.complaintsOfFile()));
        }
        taken.increment();
        take(fresh);
    }

    private void take(Options fresh) {
        List<String> now = new ArrayList<>();
        List<String> later = new ArrayList<>();
        for (Option option : Options.ALL) {
            if (!fresh.text(option).equals(current.text(option))) {
                (option.isLive ? now : later).add(option.key + '=' + option.kind.shown(fresh.text(option)));
            }
        }
        current = current.with(fresh);
        if (!now.isEmpty()) {
            changed.run();
            log.line("options changed: " + String.join(", ", now));
        }
        if (!later.isEmpty()) {
            log.line("options that wait for the next start: " + String.join(", ", later));
        }
    }

    /** The first making is of the start. */
    private final class FirstThen implements Reloaded.Maker<Void> {
        private boolean isFirst = true;

        @Override
        public Void make() throws IOException {
            if (!isFirst) {
                readAnew();
            }
            isFirst = false;
            return null;
        }
    }
}
