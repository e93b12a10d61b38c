package vn.diemcau.service.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses what a web page of somebody else could make a browser send. A page whose name was rebound to this machine
 * (DNS rebinding) is recognized by the header {@code Host}; any other page by {@code Origin} or {@code Sec-Fetch-Site},
 * which no script can change.
 */
final class RequestGuard {
    private static final Set<HandlerType> READS = Set.of(HandlerType.GET, HandlerType.HEAD);
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private final Set<String> names;
    private final boolean anyAddress;

    RequestGuard(HttpAddress address) {
        this.names = address.knownNames();
        this.anyAddress = address.isWildcard();
    }

    void check(Context ctx) {
        checkHost(ctx);
        if (!READS.contains(ctx.method())) {
            checkOrigin(ctx);
        }
    }

    private void checkHost(Context ctx) {
        String host = ctx.req().getHeader("Host");
        String name = host == null ? "" : withoutPort(host);
        if (!names.contains(name) && !(anyAddress && name.equals(localAddress(ctx)))) {
            throw new Problem(
                            421,
                            "The request is for '" + (host == null ? "" : host) + "', but this service is called "
                                    + String.join(", ", names) + "; use one of these, or have the name added to its"
                                    + " settings")
                    .field("Host");
        }
    }

    private static void checkOrigin(Context ctx) {
        String site = ctx.req().getHeader("Sec-Fetch-Site");
        if (site != null && !OWN_SITES.contains(site.toLowerCase(Locale.ROOT))) {
            throw foreign("Sec-Fetch-Site");
        }
        String origin = ctx.req().getHeader("Origin");
        if (origin != null && !authority(origin).equalsIgnoreCase(ctx.req().getHeader("Host"))) {
            throw foreign("Origin");
        }
    }

    private static Problem foreign(String header) {
        return new Problem(403, "Web pages of other sites may not send anything here").field(header);
    }

    /** The host and port of an origin; of {@code null}, which a page without an origin sends, nothing. */
    private static String authority(String origin) {
        int at = origin.indexOf("://");
        return at < 0 ? "" : origin.substring(at + 3);
    }

    private static String localAddress(Context ctx) {
        String address = ctx.req().getLocalAddr();
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }

    private static String withoutPort(String host) {
        int colon = host.lastIndexOf(':');
        boolean port = colon > host.lastIndexOf(']');
        return (port ? host.substring(0, colon) : host).toLowerCase(Locale.ROOT);
    }
}
