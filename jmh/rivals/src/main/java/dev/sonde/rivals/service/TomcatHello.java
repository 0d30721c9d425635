package dev.sonde.rivals.service;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import javax.management.JMException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/** A servlet of Tomcat that answers five bytes. */
public final class TomcatHello {

    private TomcatHello() {}

    /** Takes no arguments. */
    public static void main(String[] arguments) throws IOException, LifecycleException, JMException {
        Tomcat tomcat = start(System.getProperty("java.io.tmpdir"));
        Asked.listeningOn(tomcat.getConnector().getLocalPort());
        System.exit(0);
    }

    /** Starts it on a free port; it may write into the folder. */
    public static Tomcat start(String folder) throws LifecycleException {
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(folder);
        tomcat.setPort(0);
        tomcat.getConnector().setProperty("maxKeepAliveRequests", "-1");
        Context context = tomcat.addContext("", folder);
        Tomcat.addServlet(context, "orders", new Orders()).addMapping("/orders/*");
        tomcat.start();
        return tomcat;
    }

    private static final class Orders extends HttpServlet {
        private static final long serialVersionUID = 1;
        private static final byte[] HELLO = "hello".getBytes(StandardCharsets.US_ASCII);

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentLength(HELLO.length);
            response.getOutputStream().write(HELLO);
        }
    }
}
