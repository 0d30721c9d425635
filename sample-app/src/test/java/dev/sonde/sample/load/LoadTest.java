package dev.sonde.sample.load;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadTest {
    private static final long HALF_A_SECOND_NANOS = 500_000_000;

    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final Map<Integer, Long> served = new ConcurrentSkipListMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @TempDir
    private Path directory;

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(workers);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
        workers.shutdownNow();
    }

    /** One second in which nothing is answered: a closed loop would see as many slow answers as it has connections. */
    @Test
    void aStallIsSeenByAllWhoWouldHaveWaitedAndNotOnlyByTheConnectionsThatDid() throws Exception {
        server.createContext("/", this::stallOnce);
        Result result = run("/", "--rate", "200", "--duration", "3", "--connections", "4");
        assertThat(result.total.answeredCount()).isEqualTo(600);
        assertThat(slower(result.total.latency)).isGreaterThan(60);
        assertThat(slower(result.total.service)).isBetween(1L, 8L);
    }

    @Test
    void theCountsAreThoseOfTheServerToTheLastOne() throws Exception {
        server.createContext("/", exchange -> answer(exchange, 200, requests.incrementAndGet() % 7 * 1_000));
        server.createContext("/missing", exchange -> answer(exchange, 404, 10));
        server.createContext("/broken", exchange -> answer(exchange, 500, 0));
        Result result = runMix("5 GET /\n2 GET /missing\n1 POST /broken {}", "--rate", "1000", "--count", "2000");
        assertThat(result.isComplete()).isTrue();
        assertThat(result.total.answeredCount()).isEqualTo(2_000);
        assertThat(result.total.byStatus).isEqualTo(served);
        assertThat(result.kinds.get(1).byStatus).containsOnlyKeys(404);
        assertThat(result.kinds.get(2).answeredCount(5)).isEqualTo(served.get(500));
    }

    @Test
    void chunkedAnswersAndConnectionsThatEndAreNoFailures() throws Exception {
        server.createContext("/", exchange -> {
            if (requests.incrementAndGet() % 3 == 0) {
                exchange.getResponseHeaders().set("Connection", "close");
            }
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(new byte[20_000]);
            exchange.close();
        });
        Result result = run("/", "--rate", "500", "--count", "300");
        assertThat(result.total.byStatus).isEqualTo(Map.of(200, 300L));
        assertThat(result.total.bodyBytes()).isEqualTo(300 * 20_000L);
    }

    @Test
    void anAnswerCutShortIsAFailureAndNotAnAnswer() throws Exception {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(new byte[10]);
            exchange.close();
        });
        Result result = run("/", "--rate", "100", "--count", "20");
        assertThat(result.total.answeredCount()).isZero();
        assertThat(result.total.failedCount()).isEqualTo(20);
    }

    @Test
    void anAnswerThatNeverComesEndsWithTheTimeout() throws Exception {
        server.createContext("/", exchange -> LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(60)));
        Result result =
                run("/", "--rate", "10", "--count", "10", "--connections", "2", "--duration", "1", "--timeout", "0.3");
        assertThat(result.total.answeredCount()).isZero();
        assertThat(result.total.failedCount() + result.total.unsentCount()).isEqualTo(10);
        assertThat(result.seconds).isLessThan(10);
    }

    @Test
    void aServiceThatIsNotThereFailsEachRequest() throws Exception {
        server.stop(0);
        Result result = run("/", "--rate", "100", "--count", "10");
        assertThat(result.total.byFailure).isEqualTo(Map.of("ConnectException", 10L));
        assertThat(new TextReport(result).print()).contains("without an answer: 10 ConnectException");
    }

    @Test
    void theReportsTellTheExactCounts() throws Exception {
        server.createContext("/", exchange -> answer(exchange, 200, 10));
        Result result = run("/", "--rate", "200", "--count", "40");
        assertThat(new TextReport(result).print()).contains("  GET /  200: 40", "  total  200: 40");
        assertThat(new JsonReport(result).print())
                .contains(
                        "{\"request\":\"GET /\",\"answered\":40,\"unsent\":0,\"bodyBytes\":400,\"byStatus\":{\"200\":40}");
    }

    @Test
    void theLogIsReadByHdrHistogramsOwnTools() throws Exception {
        server.createContext("/", exchange -> answer(exchange, 200, 10));
        Result result = run("/", "--rate", "200", "--count", "40", "--warmup", "0.1");
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        new HistogramLog(result).print(new PrintStream(log, true, StandardCharsets.UTF_8));
        EncodableHistogram read =
                new HistogramLogReader(new ByteArrayInputStream(log.toByteArray())).nextIntervalHistogram();
        assertThat(read.getTag()).isEqualTo("GET_/");
        assertThat(((Histogram) read).getTotalCount()).isEqualTo(20);
    }

    private Result run(String path, String... options) throws Exception {
        return runMix("1 GET " + path, options);
    }

    private Result runMix(String mix, String... options) throws Exception {
        Path file = Files.writeString(directory.resolve("test.mix"), mix);
        String[] words = new String[options.length + 3];
        words[0] = "http://127.0.0.1:" + server.getAddress().getPort();
        words[1] = "--mix";
        words[2] = file.toString();
        System.arraycopy(options, 0, words, 3, options.length);
        return new Load(new Options(words)).run();
    }

    private void stallOnce(HttpExchange exchange) throws IOException {
        synchronized (this) {
            if (requests.incrementAndGet() == 100) {
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
        answer(exchange, 200, 100);
    }

    private void answer(HttpExchange exchange, int status, int bytes) throws IOException {
        served.merge(status, 1L, Long::sum);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes == 0 ? -1 : bytes);
        exchange.getResponseBody().write(new byte[bytes]);
        exchange.close();
    }

    private static long slower(Histogram histogram) {
        return histogram.getCountBetweenValues(HALF_A_SECOND_NANOS, histogram.getMaxValue());
    }
}
