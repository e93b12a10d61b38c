package vn.diemcau.articles.source;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Reads the text of a file. What kind of file it is, its first bytes say, so that a wrong name does no harm. */
public final class SourceReader {
    private static final Pattern HTML = Pattern.compile(
            "^[\\ufeff\\s]*(?:<\\?xml[^>]*>|<!--.*?-->|\\s)*<(?:!doctype html|html|head|body|meta|title|article|div|p|h1)[\\s>]",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final int BEGINNING = 2048;

    private SourceReader() {}

    /**
     * The text of a file in plain text (UTF-8, or UTF-16 with a byte order mark), HTML or Word's format.
     *
     * @throws IOException if it is a Word file that cannot be read; the message says why
     */
    public static SourceText read(byte[] bytes) throws IOException {
        if (WordSource.is(bytes)) {
            return WordSource.read(bytes);
        }
        String beginning = decode(bytes, Math.min(bytes.length, BEGINNING));
        return HTML.matcher(beginning).find() ? HtmlSource.read(bytes) : SourceText.of(decode(bytes, bytes.length));
    }

    private static String decode(byte[] bytes, int length) {
        boolean little = bytes.length > 1 && bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe;
        boolean big = bytes.length > 1 && bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff;
        Charset charset = little || big ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
        return new String(bytes, 0, length, charset);
    }
}
