package dev.sonde.server;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import com.sun.net.httpserver.spi.HttpServerProvider;
import dev.sonde.tls.Tls;
import java.io.IOException;
import java.net.InetSocketAddress;

/**
 * Makes a server of the JDK's own kind, whatever kind the service has for itself.
 *
 * <p>{@link HttpServer#create} asks the service's class path and a system property for a provider, which may start
 * threads that keep the JVM from exiting, and settles for the whole JVM whose answer it is: not for an agent to do. But
 * the JDK's own provider can only be made where the runtime has had its package exported.
 */
final class JdkServers {

    private JdkServers() {}

    static HttpServer create(InetSocketAddress address) throws IOException {
        return provider().createHttpServer(address, 0);
    }

    /** Makes one that speaks TLS. */
    static HttpServer create(InetSocketAddress address, Tls tls) throws IOException {
        HttpsServer server = provider().createHttpsServer(address, 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls.context()) {
            @Override
            public void configure(HttpsParameters connection) {
                connection.setSSLParameters(tls.parameters());
            }
        });
        return server;
    }

    private static HttpServerProvider provider() {
        try {
            return Class.forName(ScrapeServer.PROVIDER_PACKAGE + ".DefaultHttpServerProvider")
                    .asSubclass(HttpServerProvider.class)
                    .getConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException notOurs) {
            return HttpServerProvider.provider();
        }
    }
}
