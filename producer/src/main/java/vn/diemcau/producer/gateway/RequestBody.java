package vn.diemcau.producer.gateway;

import io.javalin.http.Context;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import vn.diemcau.service.http.Problem;

/** The body of a request while it is read: a body that is too large, too slow or in the wrong form is refused. */
final class RequestBody {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** A client may begin slowly; after that it has to send at least this much for each second of waiting. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long LEAST_BYTES_PER_SECOND = 1024;

    private final Context ctx;
    private final Counted sent;

    private RequestBody(Context ctx, long most) throws IOException {
        this.ctx = ctx;
        this.sent = new Counted(ctx.req().getInputStream(), most, "as it is sent");
    }

    /**
     * A body that is not read yet.
     *
     * @param types the media types that it may have
     * @param mostSent bytes of it as it is sent
     * @throws Problem 415 if it has another type or encoding, 413 if its declared length is too large
     */
    static RequestBody of(Context ctx, Set<String> types, long mostSent) throws IOException {
        if (!types.contains(type(ctx)) || !utf8(ctx)) {
            throw new Problem(
                            415,
                            "The body is of type '" + ctx.req().getContentType() + "'; it takes "
                                    + String.join(" or ", new java.util.TreeSet<>(types)) + ", in UTF-8")
                    .field("Content-Type")
                    .header("Accept-Post", String.join(", ", new java.util.TreeSet<>(types)));
        }
        if (!Set.of("", "identity", "gzip").contains(encoding(ctx))) {
            throw new Problem(415, "The body has the encoding '" + encoding(ctx) + "'; it takes gzip or none")
                    .field("Content-Encoding")
                    .header("Accept-Encoding", "gzip");
        }
        if (ctx.req().getContentLengthLong() > mostSent) {
            throw tooLarge("as it is sent", mostSent);
        }
        return new RequestBody(ctx, mostSent);
    }

    /** The media type without parameters, in lower case. */
    static String type(Context ctx) {
        String type = ctx.req().getContentType();
        return type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    /**
     * The bytes, expanded and without a byte order mark. Reading throws {@link Problem} 413 once they are too many, and
     * 408 where the client is too slow.
     *
     * @throws IOException if it is not gzip although its header says so
     */
    InputStream open(long mostExpanded) throws IOException {
        InputStream plain = sent;
        if (encoding(ctx).equals("gzip")) {
            InputStream expanded = GzipCompressorInputStream.builder()
                    .setInputStream(sent)
                    .setDecompressConcatenated(true)
                    .get();
            plain = new Counted(expanded, mostExpanded, "expanded");
        }
        return withoutMark(new PushbackInputStream(plain, BYTE_ORDER_MARK.length));
    }

    /** The bytes read so far, as sent. */
    long bytesSent() {
        return sent.count;
    }

    /** The bytes of the body as the request declares them; negative where it does not. */
    long declared() {
        return ctx.req().getContentLengthLong();
    }

    /** How large it may turn out to be, where no more than so many bytes are read. */
    long most(long mostExpanded) {
        boolean known = declared() >= 0 && !encoding(ctx).equals("gzip");
        return known ? declared() : mostExpanded;
    }

    private static InputStream withoutMark(PushbackInputStream in) throws IOException {
        byte[] first = in.readNBytes(BYTE_ORDER_MARK.length);
        if (!java.util.Arrays.equals(first, BYTE_ORDER_MARK)) {
            in.unread(first);
        }
        return in;
    }

    private static boolean utf8(Context ctx) {
        String charset = ctx.req().getCharacterEncoding();
        return charset == null || charset.equalsIgnoreCase("utf-8");
    }

    private static String encoding(Context ctx) {
        String encoding = ctx.req().getHeader("Content-Encoding");
        return encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
    }

    private static Problem tooLarge(String what, long most) {
        String limit = most >> 20 == 0 ? most + " bytes" : (most >> 20) + " MiB";
        return new Problem(413, "The body is over " + limit + " " + what + "; send it in several requests");
    }

    /** Counts the bytes, and the time of waiting for the client. */
    private static final class Counted extends FilterInputStream {
        private final long most;
        private final String what;
        private long count;
        private long waited;

        Counted(InputStream in, long most, String what) {
            super(in);
            this.most = most;
            this.what = what;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            long began = System.nanoTime();
            int read = readOrTimeOut(bytes, offset, length);
            waited += System.nanoTime() - began;
            count += Math.max(read, 0);
            if (count > most) {
                throw tooLarge(what, most);
            }
            if (waited > PATIENCE_NANOS
                    && count < LEAST_BYTES_PER_SECOND * TimeUnit.NANOSECONDS.toSeconds(waited - PATIENCE_NANOS)) {
                throw tooSlow();
            }
            return read;
        }

        private int readOrTimeOut(byte[] bytes, int offset, int length) throws IOException {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                if (e.getCause() instanceof TimeoutException) {
                    throw tooSlow();
                }
                throw e;
            }
        }

        private static Problem tooSlow() {
            return new Problem(408, "The body arrives too slowly; send less at once");
        }
    }
}
