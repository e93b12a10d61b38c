package vn.diemcau.stack.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import vn.diemcau.cli.command.CommandException;

/** The address on which everything of the embedded stack listens, and its ports. */
public final class Loopback {
    /**
     * IPv4 by number: {@code localhost} may be two addresses, and PostgreSQL, Kafka and Jetty might choose different
     * ones.
     */
    public static final String HOST = "127.0.0.1";

    private Loopback() {}

    /** A port that is free now; somebody else may take it before it is bound. */
    public static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, address())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on " + HOST, e);
        }
    }

    /** Whether a port can be bound now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * A port that a person asked for.
     *
     * @param option the option that sets it, for the message
     * @throws CommandException if it is in use
     */
    public static void requireFree(int port, String option) {
        if (!isFree(port)) {
            throw new CommandException("port " + port + " is in use; choose another with " + option);
        }
    }

    private static InetAddress address() throws UnknownHostException {
        return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    }
}
