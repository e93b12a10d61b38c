package vn.diemcau.articles.source;

import java.time.LocalDate;

/**
 * The text of a file: a block a line. A line that begins with {@link #CAPTION} belongs to a picture, one that begins with
 * {@link #TITLE} is the title of the page.
 *
 * @param published when the file says that it was published, in Asia/Ho_Chi_Minh; null where it does not say
 */
public record SourceText(String text, LocalDate published) {
    /** Before the text of a picture; a character for private use, which no page holds. */
    public static final char CAPTION = '\ue0c0';

    /** Before the title of a page; a character for private use. */
    public static final char TITLE = '\ue0c1';

    static SourceText of(String text) {
        return new SourceText(text, null);
    }
}
