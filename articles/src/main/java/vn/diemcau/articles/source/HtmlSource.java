package vn.diemcau.articles.source;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeTraversor;
import org.jsoup.select.NodeVisitor;

/** Pages as a browser saves them: the report without menus, teasers and comments, a block a line. */
final class HtmlSource {
    private static final Pattern CAPTION = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:caption|figcaption|photo-?caption|photocms_caption|image-?caption|pcaption|desc_image|chuthich|chu-thich)(?:$|[\\s_-])|caption$");
    private static final Pattern BREAK = Pattern.compile("\\s+");

    private HtmlSource() {}

    static SourceText read(byte[] bytes) throws IOException {
        Document page = Jsoup.parse(new ByteArrayInputStream(bytes), null, "");
        LocalDate published = new HtmlDates(page).published();
        String title = title(page);
        List<Element> report = HtmlReport.in(page);
        StringBuilder text = new StringBuilder();
        if (!title.isEmpty()) {
            text.append(SourceText.TITLE).append(title).append('\n');
        }
        for (Element part : report) {
            Blocks blocks = new Blocks(title, text);
            NodeTraversor.traverse(blocks, part);
            blocks.flush();
        }
        return new SourceText(text.toString(), published);
    }

    /** The first heading; else the title that the page gives to other sites, else the window's, without the site's name. */
    private static String title(Document page) {
        Element heading = page.selectFirst("article h1, [itemprop=headline], h1");
        if (heading != null && heading.text().split(" ").length > 3) {
            return plain(heading.text());
        }
        Element shared = page.selectFirst("meta[property=og:title]");
        return plain(shared != null ? shared.attr("content") : page.title().replaceAll(" [|–-] [^|–-]{2,40}$", ""));
    }

    private static String plain(String text) {
        return BREAK.matcher(text.replace(SourceText.CAPTION, ' ').replace(SourceText.TITLE, ' '))
                .replaceAll(" ")
                .strip();
    }

    /** Collects the text of blocks, each on a line of its own. */
    private static final class Blocks implements NodeVisitor {
        private final String title;
        private final StringBuilder text;
        private final StringBuilder line = new StringBuilder();
        private boolean caption;

        Blocks(String title, StringBuilder text) {
            this.title = title;
            this.text = text;
        }

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                line.append(words.getWholeText());
            } else if (node instanceof Element element
                    && (element.isBlock() || element.tagName().equals("br"))) {
                flush();
                caption = isCaption(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                flush();
                caption = element.parent() != null && isCaption(element.parent());
            }
        }

        void flush() {
            String words = plain(line.toString());
            line.setLength(0);
            if (!words.isEmpty() && !words.equals(title)) {
                text.append(caption ? String.valueOf(SourceText.CAPTION) : "")
                        .append(words)
                        .append('\n');
            }
        }

        private static boolean isCaption(Element element) {
            for (Element at = element; at != null; at = at.parent()) {
                boolean figure = at.tagName().equals("figure") || at.tagName().equals("figcaption");
                if (figure || CAPTION.matcher(at.className()).find()) {
                    return true;
                }
            }
            return inTableOfPicture(element);
        }

        /** Older pages set a picture and its text as two rows of a table. */
        private static boolean inTableOfPicture(Element element) {
            Element table = element.closest("table");
            return table != null
                    && table.selectFirst("img") != null
                    && table.select("tr").size() <= 3
                    && table.text().length() < 400;
        }
    }
}
