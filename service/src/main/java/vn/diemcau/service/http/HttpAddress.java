package vn.diemcau.service.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where an HTTP service listens and under which names it is called.
 *
 * @param host an address of this machine, or a name of one; {@code 0.0.0.0}: all addresses
 * @param port 0: any that is free
 * @param names further names that a header {@code Host} may have, in lower case, without ports
 */
public record HttpAddress(String host, int port, Set<String> names) {
    public static final String LOOPBACK = "127.0.0.1";

    private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", LOOPBACK, "[::1]");
    private static final Set<String> WILDCARDS = Set.of("0.0.0.0", "::", "[::]");

    public HttpAddress {
        names = Set.copyOf(names);
    }

    /** A port on loopback. */
    public static HttpAddress loopback(int port) {
        return new HttpAddress(LOOPBACK, port, Set.of());
    }

    /** An address with the names of a setting, which are separated by commas. */
    public static HttpAddress of(String host, int port, String names) {
        return new HttpAddress(
                host,
                port,
                Arrays.stream(names.split(","))
                        .map(name -> name.strip().toLowerCase(Locale.ROOT))
                        .filter(name -> !name.isEmpty())
                        .collect(Collectors.toSet()));
    }

    /** Whether only processes of this machine can reach it. */
    public boolean isLoopback() {
        return host.startsWith("127.") || LOOPBACK_NAMES.contains(host) || host.equals("::1");
    }

    /** Whether it listens on every address of the machine. */
    boolean isWildcard() {
        return WILDCARDS.contains(host);
    }

    /** What a header {@code Host} may name, without a port. */
    Set<String> knownNames() {
        Set<String> known = new TreeSet<>(names);
        known.add(host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host.toLowerCase(Locale.ROOT));
        if (isLoopback() || isWildcard()) {
            known.addAll(LOOPBACK_NAMES);
        }
        return known;
    }
}
