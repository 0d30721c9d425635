package dev.sonde.push;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * An {@code http} or {@code https} address and connections to it.
 *
 * <p>Plain sockets, since the JDK's own client has settings that are the whole JVM's and the service's to make:
 * proxies, authenticators, cookies, protocol handlers, trust. Nor does an instrumented client see the agent's requests.
 */
final class HttpAddress {

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    /** Path and query. */
    final String target;
    /** For the {@code Host} header. */
    final String host;

    private final URI uri;
    private final boolean isSecure;
    private SSLContext tls;

    HttpAddress(URI uri) {
        this.uri = uri;
        this.isSecure = uri.getScheme().equalsIgnoreCase("https");
        String path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        this.target = uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery();
        this.host = uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ':' + uri.getPort();
    }

    /** As it may be told. */
    String place() {
        return uri.getScheme() + "://" + host + uri.getRawPath();
    }

    Socket connect(int timeoutMillis) throws IOException {
        Socket socket = new Socket(Proxy.NO_PROXY);
        boolean connected = false;
        try {
            InetSocketAddress address = new InetSocketAddress(uri.getHost(), port());
            if (address.isUnresolved()) {
                throw new IOException("the host is not known here");
            }
            socket.connect(address, timeoutMillis);
            socket.setSoTimeout(timeoutMillis);
            Socket ready = isSecure ? secured(socket) : socket;
            connected = true;
            return ready;
        } finally {
            if (!connected) {
                socket.close();
            }
        }
    }

    private Socket secured(Socket plain) throws IOException {
        SSLSocket socket = (SSLSocket) tls().getSocketFactory().createSocket(plain, uri.getHost(), port(), true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.startHandshake();
        return socket;
    }

    // The default context may be one that the service made to trust all.
    private synchronized SSLContext tls() throws IOException {
        try {
            if (tls == null) {
                SSLContext fresh = SSLContext.getInstance("TLS");
                fresh.init(null, null, null);
                tls = fresh;
            }
            return tls;
        } catch (GeneralSecurityException unavailable) {
            throw new IOException("no TLS: " + unavailable.getMessage(), unavailable);
        }
    }

    private int port() {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return isSecure ? HTTPS_PORT : HTTP_PORT;
    }
}
