package dev.sonde.rivals;

import dev.sonde.rivals.service.TomcatHello;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** A request to a servlet of Tomcat that answers a few bytes, by one client on one kept connection. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class HelloBenchmark {

    private Path folder;
    private Tomcat tomcat;
    private Client client;

    /** Starts it. */
    @Setup
    public void start() throws IOException, LifecycleException {
        folder = Files.createTempDirectory("rivals");
        tomcat = TomcatHello.start(folder.toString());
        client = new Client(tomcat.getConnector().getLocalPort(), Service.TOMCAT.path, Service.TOMCAT.body);
    }

    /** A request and its answer. */
    @Benchmark
    public int request() throws IOException {
        return client.ask();
    }

    /** Ends it. */
    @TearDown
    public void stop() throws IOException, LifecycleException {
        client.close();
        tomcat.stop();
        tomcat.destroy();
    }
}
