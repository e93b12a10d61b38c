package vn.diemcau.registry;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How connections to a registry are made.
 *
 * @param connectTimeout longest wait for a connection
 * @param tls the trusted certificates, and the certificate of the client
 * @param proxy host of a proxy; empty: Java's own properties apply
 * @param proxyPort its port
 * @param redirects whether redirections are followed; never with a login, which would be sent there, too
 */
public record RegistryHttp(Duration connectTimeout, RegistryTls tls, String proxy, int proxyPort, boolean redirects) {
    /** Creating a client costs threads and, at first, tenths of a second; its only state is open connections. */
    private static final Map<RegistryHttp, HttpClient> CLIENTS = new ConcurrentHashMap<>();

    /**
     * A client, shared by all who connect in the same way.
     *
     * @throws org.apache.kafka.common.config.ConfigException if the properties of TLS cannot be used
     */
    HttpClient client() {
        return CLIENTS.computeIfAbsent(this, RegistryHttp::newClient);
    }

    private HttpClient newClient() {
        HttpClient.Builder client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(redirects ? Redirect.NORMAL : Redirect.NEVER)
                .connectTimeout(connectTimeout);
        tls.context().ifPresent(client::sslContext);
        if (!proxy.isEmpty()) {
            client.proxy(ProxySelector.of(InetSocketAddress.createUnresolved(proxy, proxyPort)));
        }
        return client.build();
    }
}
