package vn.diemcau.consumer.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import vn.diemcau.consumer.read.Snapshot;
import vn.diemcau.consumer.read.SummaryStore;
import vn.diemcau.consumer.table.SummaryJson;

/** What the answers of all routes have in common: they are of one state of the tables, which their ETag names. */
final class Answers {
    private static final int NOT_MODIFIED = 304;
    private static final int TAG_BYTES = 16;

    private Answers() {}

    /** Answers with what a function gives of a state of the tables, or with 304 where the client has it already. */
    static void answer(Context ctx, SummaryStore store, Function<Snapshot, ObjectNode> body) {
        try {
            store.read(snapshot -> {
                if (!isKnown(ctx, snapshot)) {
                    String answer = SummaryJson.write(body.apply(snapshot));
                    name(ctx, snapshot);
                    ctx.result(answer);
                }
                return null;
            });
        } catch (RuntimeException e) {
            throw WebServer.unavailable(e);
        }
    }

    /** Whether the client has the answer of this state already; it is answered then. */
    static boolean isKnown(Context ctx, Snapshot snapshot) {
        if (!matches(ctx.header("If-None-Match"), tag(ctx, snapshot))) {
            return false;
        }
        name(ctx, snapshot);
        ctx.status(NOT_MODIFIED);
        return true;
    }

    /**
     * Sets the headers for the state of the answer: clients may cache it, but have to ask each time whether it is still
     * valid.
     */
    static void name(Context ctx, Snapshot snapshot) {
        ctx.header("ETag", tag(ctx, snapshot));
        ctx.header("Cache-Control", "no-cache");
    }

    private static String tag(Context ctx, Snapshot snapshot) {
        String named = String.join(
                "\n",
                Version.text(),
                snapshot.version(),
                ctx.req().getRequestURI(),
                String.valueOf(ctx.req().getQueryString()));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
            return '"' + HexFormat.of().formatHex(Arrays.copyOf(hash, TAG_BYTES)) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** As RFC 9110 compares it here: weak or not is the same, and * is whatever there is. */
    private static boolean matches(String header, String tag) {
        return header != null
                && Arrays.stream(header.split(","))
                        .map(String::strip)
                        .anyMatch(known -> known.equals("*")
                                || known.replaceFirst("^W/", "").equals(tag));
    }
}
