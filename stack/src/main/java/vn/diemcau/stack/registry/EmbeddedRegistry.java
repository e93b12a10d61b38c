package vn.diemcau.stack.registry;

import io.javalin.config.JavalinConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import vn.diemcau.service.http.HttpServer;

/**
 * A schema registry in this process that speaks Confluent's REST API over HTTP on 127.0.0.1, so that any client of that
 * API can use it. It knows only Avro, no references, one mode (READWRITE), and keeps its state in one file.
 */
public final class EmbeddedRegistry implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final long MAX_REQUEST_BYTES = 8L << 20;
    private static final int THREADS = 32;

    private final HttpServer server;

    private EmbeddedRegistry(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts a registry.
     *
     * @param port 0: any that is free
     * @param file where the state is kept, created with its directory if it is missing; a registry started again on it
     *     continues with the same ids. Two registries must not use one file at the same time
     * @throws BindException if the port is in use
     * @throws IOException if the file cannot be read or is not of a registry
     */
    public static EmbeddedRegistry start(int port, Path file) throws IOException {
        RegistryRoutes routes = new RegistryRoutes(new SchemaStore(new RegistryFile(file)));
        try {
            return new EmbeddedRegistry(HttpServer.start(InetAddress.getByName(HOST), port, THREADS, config -> {
                configure(config);
                routes.addTo(config.routes);
            }));
        } catch (BindException e) {
            BindException inUse = new BindException("The schema registry cannot listen on port " + port + " of " + HOST
                    + ": is it in use? Choose another, or 0 for any that is free");
            inUse.initCause(e);
            throw inUse;
        }
    }

    /** Where clients find it, e.g. {@code http://127.0.0.1:8081}. */
    public URI uri() {
        return server.uri();
    }

    /** Stops it; does nothing when it is stopped. The state is in the file already. */
    @Override
    public void close() {
        server.close();
    }

    private static void configure(JavalinConfig config) {
        config.http.maxRequestSize = MAX_REQUEST_BYTES;
        config.http.defaultContentType = RegistryRoutes.MEDIA_TYPE;
    }
}
