package vn.diemcau.consumer.web;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.diemcau.consumer.changes.Change;
import vn.diemcau.consumer.changes.ChangeFeed;
import vn.diemcau.consumer.changes.ChangesUnavailableException;
import vn.diemcau.consumer.changes.Subscription;
import vn.diemcau.consumer.read.InvalidParameterException;
import vn.diemcau.consumer.table.SummaryTable;
import vn.diemcau.service.http.Problem;

/**
 * {@code GET /v1/changes}: server-sent events. The thread of the request writes them, as slowly as its client reads;
 * the changes that wait for a client are limited, and a client that has disconnected is noticed at the next comment at
 * the latest.
 */
final class ChangesRoute implements Handler {
    private static final Logger LOG = LoggerFactory.getLogger(ChangesRoute.class);
    private static final String TABLES = "tables";
    private static final Duration COMMENT_EVERY = Duration.ofSeconds(15);
    private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.UTF_8);
    private static final int RETRY_SECONDS = 5;

    private final ChangeFeed feed;
    private final ClientCounts clients;

    ChangesRoute(ChangeFeed feed, ClientCounts clients) {
        this.feed = feed;
        this.clients = clients;
    }

    @Override
    public void handle(Context ctx) throws InterruptedException {
        Set<SummaryTable> tables = tables(ctx.queryParamMap());
        if (ctx.method() == HandlerType.HEAD) {
            addHeaders(ctx);
            return;
        }
        String address = ctx.req().getRemoteAddr();
        clients.enter(address);
        try {
            Subscription subscription = feed.subscribe(tables, ctx.header("Last-Event-ID"));
            try {
                write(ctx, subscription);
            } catch (IOException e) {
                LOG.debug("A listener to changes has gone", e);
            } finally {
                feed.unsubscribe(subscription);
            }
        } catch (ChangesUnavailableException e) {
            throw new Problem(503, e.getMessage()).retryAfter(RETRY_SECONDS);
        } finally {
            clients.leave(address);
        }
    }

    private static void write(Context ctx, Subscription subscription) throws IOException, InterruptedException {
        ctx.disableCompression();
        addHeaders(ctx);
        OutputStream out = ctx.res().getOutputStream();
        // An id without data is not an event, but the position for a client that loses its connection before the first
        // event.
        out.write((": from here on\nid: " + subscription.position() + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        while (!subscription.isOver()) {
            List<Change> changes = subscription.next(COMMENT_EVERY);
            for (Change change : changes) {
                out.write(change.frame());
            }
            if (changes.isEmpty() && !subscription.isOver()) {
                out.write(COMMENT);
            }
            out.flush();
        }
    }

    private static void addHeaders(Context ctx) {
        ctx.contentType("text/event-stream");
        ctx.header("Cache-Control", "no-store");
        // Proxies that buffer answers would delay events.
        ctx.header("X-Accel-Buffering", "no");
    }

    private static Set<SummaryTable> tables(Map<String, List<String>> parameters) {
        parameters.forEach((name, values) -> {
            if (!name.equals(TABLES)) {
                throw new InvalidParameterException(
                        name, "There is no parameter '" + name + "' of changes; there is " + TABLES);
            }
            if (values.size() > 1) {
                throw new InvalidParameterException(name, name + " is given more than once");
            }
        });
        if (parameters.isEmpty()) {
            return EnumSet.allOf(SummaryTable.class);
        }
        return Stream.of(parameters.get(TABLES).get(0).split(",", -1))
                .map(ChangesRoute::table)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(SummaryTable.class)));
    }

    private static SummaryTable table(String name) {
        Optional<SummaryTable> table = Stream.of(SummaryTable.values())
                .filter(each -> each.shortName().equals(name) || each.label().equals(name))
                .findFirst();
        return table.orElseThrow(() -> new InvalidParameterException(
                TABLES,
                "There is no table '" + name + "'; tables takes some of "
                        + Stream.of(SummaryTable.values())
                                .map(SummaryTable::shortName)
                                .collect(Collectors.joining(", "))
                        + ", separated by commas"));
    }
}
