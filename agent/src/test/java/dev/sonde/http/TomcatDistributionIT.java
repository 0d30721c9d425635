package dev.sonde.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sonde.testing.Await;
import dev.sonde.testing.ChildJvm;
import dev.sonde.testing.Fixture;
import dev.sonde.testing.FixtureProgram;
import dev.sonde.testing.Health;
import dev.sonde.testing.HttpCalls;
import dev.sonde.testing.Jdks;
import dev.sonde.testing.Sample;
import dev.sonde.testing.Scrape;
import dev.sonde.testing.Wrk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Tomcat as everybody downloads it, with the agent, under a load that counts and measures for itself: what is scraped
 * is compared with the truth from outside.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TomcatDistributionIT {

    private static final String CPU_BILL = "process_cpu_bill_seconds_total";
    private static final String HELLO = "/examples/servlets/servlet/HelloWorldExample";
    private static final Path FIXTURE = Path.of("fixtures", "tomcat-distribution", "target", "distribution");

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Path base;
    private ChildJvm tomcat;
    private String url;

    @BeforeAll
    void start(@TempDir Path folder) throws IOException {
        base = folder;
        Path home;
        try (Stream<Path> folders = Files.list(FIXTURE)) {
            home = folders.findFirst().orElseThrow().toAbsolutePath();
        }
        layOut(home);
        tomcat = ChildJvm.on(Jdks.running())
                .agent("port=0,application=tomcat")
                .classPath(home.resolve("bin/bootstrap.jar"), home.resolve("bin/tomcat-juli.jar"))
                .property("catalina.home", home.toString())
                .property("catalina.base", base.toString())
                .arguments("start")
                .main("org.apache.catalina.startup.Bootstrap");
        url = "http://127.0.0.1:"
                + tomcat.awaitLine("Starting ProtocolHandler \\[.http-nio-.*-auto-\\d+-(\\d+)")
                        .group(1);
        tomcat.awaitLine("Server startup in");
        // It takes up to a second of CPU time, which is not the requests'.
        Await.until("JFR's start", PATIENCE, () -> tomcat.scrape().sumOrZero("sonde_jfr_events_total") > 0);
    }

    @AfterAll
    void stop() {
        tomcat.close();
    }

    @Test
    void requestsAreCountedToTheLastOne() {
        get(HELLO);
        awaitQuiet();
        double before = count(HELLO);
        Wrk wrk = Wrk.run(url + HELLO, 2, 5_000, base);
        assertEquals(10_000, wrk.requests());
        awaitQuiet();
        assertEquals(10_000, count(HELLO) - before);
        Health.assertNoFailureCounted(tomcat.scrape());
    }

    @Test
    void percentilesAreWithinOneBucketOfTheLoadGenerators() {
        get("/tasks/burn/30");
        awaitQuiet();
        Scrape before = tomcat.scrape();
        Wrk wrk = Wrk.run(url + "/tasks/burn/30", 1, 200, base);
        awaitQuiet();
        Scrape after = tomcat.scrape();
        for (int percentile : new int[] {50, 99}) {
            int ours = bucketOfPercentile(before, after, percentile);
            int theirs = bucketOf(after, wrk.seconds().get(percentile));
            assertTrue(Math.abs(ours - theirs) <= 1, percentile + " %: bucket " + ours + ", wrk's " + theirs);
        }
    }

    @Test
    void theEndpointsCpuSecondsAreTheWorkDoneAndNearlyThoseOfTheProcess() throws IOException {
        Wrk.run(url + "/tasks/burn/20", 2, 150, base);
        awaitQuiet();
        double processBefore = processCpuSeconds();
        Scrape before = tomcat.scrape();
        int requests = 800;
        Wrk.run(url + "/tasks/burn/20", 2, requests / 2, base);
        awaitQuiet();
        Scrape after = tomcat.scrape();
        double endpoints = grown(before, after, "http_server_requests_cpu_seconds_total");
        double process = processCpuSeconds() - processBefore;
        // What the compilers and JFR have to do yet depends on how busy the machine was before.
        double others = grown(before, after, CPU_BILL, "part", "jit") + grown(before, after, CPU_BILL, "part", "agent");
        double work = requests * 0.020;
        assertTrue(endpoints <= process, endpoints + " s of endpoints, " + process + " s of the process");
        assertTrue(endpoints >= work && endpoints <= work * 1.1, endpoints + " s of endpoints, " + work + " s of work");
        assertTrue(
                endpoints >= (process - others) * 0.9,
                () -> endpoints + " s of endpoints, " + others + " of " + process + " s others'"
                        + after.samples(CPU_BILL));
    }

    @Test
    void theBillOfARealServerUnderLoadCloses() {
        Wrk.run(url + HELLO, 2, 5_000, base);
        awaitQuiet();
        Scrape before = tomcat.scrape();
        Wrk.run(url + HELLO, 2, 10_000, base);
        Wrk.run(url + "/tasks/burn/20", 2, 100, base);
        awaitQuiet();
        Scrape after = tomcat.scrape();
        double process = grown(before, after, "process_cpu_seconds_total");
        Supplier<String> bill =
                () -> process + " s: " + after.samples(CPU_BILL) + "\nbefore " + before.samples(CPU_BILL);
        assertEquals(process, grown(before, after, CPU_BILL), 0.02 * process, bill);
        assertTrue(grown(before, after, CPU_BILL, "part", "unattributed") <= 0.05 * process, bill);
        assertEquals(
                grown(before, after, "http_server_requests_cpu_seconds_total"),
                grown(before, after, CPU_BILL, "part", "requests"),
                0.01,
                bill);
        // What Tomcat does with a request before and after its handler, on the same threads, is its pool's.
        assertTrue(after.has(CPU_BILL, "part", "http-nio-*.*.*.*-auto-*-exec"), bill);
    }

    private static double grown(Scrape before, Scrape after, String name, String... labels) {
        return after.sumOrZero(name, labels) - before.sumOrZero(name, labels);
    }

    @Test
    void allocatedBytesAreThoseOfTheWork() {
        Wrk.run(url + "/tasks/allocate/8", 1, 20, base);
        awaitQuiet();
        double before = tomcat.scrape().value("http_server_requests_allocated_bytes_total", "uri", "/tasks/allocate/*");
        Wrk.run(url + "/tasks/allocate/8", 1, 50, base);
        awaitQuiet();
        double bytes = tomcat.scrape().value("http_server_requests_allocated_bytes_total", "uri", "/tasks/allocate/*")
                - before;
        double known = 50 * 8 * (double) (1 << 20);
        assertEquals(1, bytes / known, 0.01);
    }

    private void layOut(Path home) throws IOException {
        Path configuration = Files.createDirectories(base.resolve("conf"));
        try (Stream<Path> files = Files.list(home.resolve("conf"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, configuration.resolve(file.getFileName()));
            }
        }
        Path server = configuration.resolve("server.xml");
        Files.writeString(
                server,
                Files.readString(server)
                        .replace("port=\"8005\"", "port=\"-1\"")
                        .replace("port=\"8080\" protocol", "address=\"127.0.0.1\" port=\"0\" protocol")
                        .replace("appBase=\"webapps\"", "appBase=\"" + home.resolve("webapps") + "\""));
        Path work = Files.createDirectories(base.resolve("work-application/WEB-INF/classes"));
        Path classes = FixtureProgram.of(Fixture.TOMCAT_11_0, "work").classes();
        Files.copy(classes.resolve("WorkServlet.class"), work.resolve("WorkServlet.class"));
        Path contexts = Files.createDirectories(configuration.resolve("Catalina/localhost"));
        Files.writeString(
                contexts.resolve("tasks.xml"), "<Context docBase=\"" + base.resolve("work-application") + "\"/>");
    }

    private void get(String path) {
        assertEquals(200, HttpCalls.get(url + path).statusCode());
    }

    private void awaitQuiet() {
        Await.until(
                "nothing in flight",
                Duration.ofSeconds(10),
                () -> tomcat.scrape().sumOrZero("http_server_requests_active") == 0);
    }

    private double count(String uri) {
        return tomcat.scrape().value("http_server_requests_seconds_count", "uri", uri, "status", "200");
    }

    private static List<Sample> buckets(Scrape scrape) {
        return scrape.samples("http_server_requests_seconds_bucket").stream()
                .filter(sample -> "/tasks/burn/*".equals(sample.labels().get("uri")))
                .toList();
    }

    private static int bucketOfPercentile(Scrape before, Scrape after, int percentile) {
        List<Sample> then = buckets(before);
        List<Sample> now = buckets(after);
        double total =
                now.get(now.size() - 1).value() - then.get(then.size() - 1).value();
        int bucket = 0;
        while (now.get(bucket).value() - then.get(bucket).value() < total * percentile / 100) {
            bucket++;
        }
        return bucket;
    }

    private static int bucketOf(Scrape scrape, double seconds) {
        List<Sample> bounds = buckets(scrape);
        int bucket = 0;
        while (Double.parseDouble(bounds.get(bucket).labels().get("le").replace("+Inf", "Infinity")) < seconds) {
            bucket++;
        }
        return bucket;
    }

    /** User and system time as the kernel has it, by proc(5): fields 14 and 15, in hundredths of a second. */
    private double processCpuSeconds() throws IOException {
        String stat = Files.readString(Path.of("/proc", Long.toString(tomcat.pid()), "stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 100.0;
    }
}
