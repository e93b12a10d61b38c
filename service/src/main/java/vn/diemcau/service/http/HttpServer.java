package vn.diemcau.service.http;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.ServerSocketChannel;
import java.util.function.Consumer;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** An HTTP server in this process, which listens from when it is started until it is closed. */
public final class HttpServer implements AutoCloseable {
    private static final int IDLE_THREAD_MILLIS = 60_000;

    private final InetAddress host;
    private final Javalin javalin;

    private HttpServer(InetAddress host, Javalin javalin) {
        this.host = host;
        this.javalin = javalin;
    }

    /**
     * Starts to listen.
     *
     * @param host the address of this machine to listen on
     * @param port 0: any that is free
     * @param threads how many there are at most, at least 8: Jetty keeps a few for itself. None keeps the process alive
     * @param configure adds the routes, and changes what is to differ from Javalin's defaults
     * @throws BindException if the port is in use, or the address is none of this machine
     * @throws IOException if there can be no socket at all
     */
    public static HttpServer start(InetAddress host, int port, int threads, Consumer<JavalinConfig> configure)
            throws IOException {
        ServerSocketChannel socket = bind(host, port);
        try {
            Javalin javalin = Javalin.create(config -> {
                config.startup.showJavalinBanner = false;
                config.startup.showOldJavalinVersionWarning = false;
                config.startup.startupWatcherEnabled = false;
                config.jetty.threadPool = threads(threads);
                config.jetty.addConnector((server, http) -> connector(server, http, socket));
                configure.accept(config);
            });
            return new HttpServer(host, javalin.start());
        } catch (RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** Where clients find it, e.g. {@code http://127.0.0.1:8081}. */
    public URI uri() {
        String address = host.getHostAddress();
        return URI.create("http://" + (address.contains(":") ? "[" + address + "]" : address) + ":" + javalin.port());
    }

    /** Stops listening; does nothing if it has been stopped. */
    @Override
    public void close() {
        javalin.stop();
    }

    /** Bound here, not by Jetty: a port that is in use is then an exception and no line in the log. */
    private static ServerSocketChannel bind(InetAddress host, int port) throws IOException {
        ServerSocketChannel socket = ServerSocketChannel.open();
        try {
            socket.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            return socket.bind(new InetSocketAddress(host, port));
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, ServerSocketChannel socket) {
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        try {
            connector.open(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return connector;
    }

    private static QueuedThreadPool threads(int most) {
        QueuedThreadPool pool = new QueuedThreadPool(most, 1, IDLE_THREAD_MILLIS);
        pool.setName("http");
        pool.setDaemon(true);
        return pool;
    }
}
