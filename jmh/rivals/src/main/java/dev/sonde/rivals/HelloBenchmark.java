package dev.sonde.rivals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
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

    private static final byte[] REQUEST =
            "GET /orders/7 HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] END = "hello".getBytes(StandardCharsets.US_ASCII);

    private final Tomcat tomcat = new Tomcat();
    private final byte[] buffer = new byte[4096];
    private Path folder;
    private Socket socket;
    private InputStream in;
    private OutputStream out;

    /** Starts it. */
    @Setup
    public void start() throws IOException, LifecycleException {
        folder = Files.createTempDirectory("rivals");
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "orders", new Orders()).addMapping("/orders/*");
        tomcat.start();
        socket = new Socket(
                InetAddress.getLoopbackAddress(), tomcat.getConnector().getLocalPort());
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    /** A request and its answer. */
    @Benchmark
    public int request() throws IOException {
        out.write(REQUEST);
        int length = 0;
        do {
            int read = in.read(buffer, length, buffer.length - length);
            if (read < 0) {
                throw new IOException("the server closed the connection");
            }
            length += read;
        } while (!endsWithAnswer(length));
        return length;
    }

    private boolean endsWithAnswer(int length) {
        for (int i = 0; i < END.length; i++) {
            if (length < END.length || buffer[length - END.length + i] != END[i]) {
                return false;
            }
        }
        return true;
    }

    /** Ends it. */
    @TearDown
    public void stop() throws IOException, LifecycleException {
        socket.close();
        tomcat.stop();
        tomcat.destroy();
    }

    private static final class Orders extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentLength(END.length);
            response.getOutputStream().write(END);
        }
    }
}
