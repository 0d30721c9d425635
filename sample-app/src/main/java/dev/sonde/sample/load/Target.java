package dev.sonde.sample.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;

/** Where the load goes: a service on this machine and nowhere else. */
final class Target {
    final InetSocketAddress address;
    final String host;
    final String path;

    /**
     * @param url such as {@code http://127.0.0.1:8080}
     * @throws IllegalArgumentException if it is no http URL or leads off this machine
     */
    Target(String url) {
        URI uri = URI.create(url);
        if (!"http".equals(uri.getScheme()) || uri.getHost() == null) {
            throw new IllegalArgumentException("Not a URL like http://127.0.0.1:8080: '" + url + "'");
        }
        address = new InetSocketAddress(loopback(uri.getHost()), uri.getPort() < 0 ? 80 : uri.getPort());
        host = uri.getHost() + ":" + address.getPort();
        path = uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    private static InetAddress loopback(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            if (address.isLoopbackAddress()) {
                return address;
            }
            throw new IllegalArgumentException("The load stays on this machine, and " + host + " is not this machine");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("There is no host " + host, e);
        }
    }
}
