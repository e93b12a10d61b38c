package vn.diemcau.articles.source;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Where on a page the report is: the element that holds most of the running text, and the lead before it. */
final class HtmlReport {
    private static final String NEVER =
            "script, style, noscript, template, nav, aside, footer, form, iframe, button, svg,"
                    + " select, textarea, [hidden], [aria-hidden=true], [role=navigation], [role=complementary],"
                    + " [role=contentinfo], [role=search], [role=menu]";
    private static final Pattern FRAME = Pattern.compile(
            "(?i)(?:^|[\\s_-])(?:comments?|binh-?luan|relat(?:ed|e|ion)\\w*|lien-?quan|tin-?(?:khac|moi|lien-?quan|cung)|read-?more|most-?(?:read|viewed)|doc-?nhieu|xem-?nhieu|sidebar|side-?bar|breadcrumbs?|menu|navbar|share|sharing|social\\w*|tags?|keywords?|banner|ads?|adv|advert\\w*|quang-?cao|recommend\\w*|suggest\\w*|teasers?|popular|trending|newsletter|subscribe|cookie\\w*|toolbar|pagination|paging|author-?info|rating|vote|hotline|copyright)(?:$|[\\s_-])");
    private static final String NAMED =
            "[itemprop=articleBody], article, .article-body, .article-content, .article__body,"
                    + " .entry-content, .post-content, .news-content, .detail-content, .content-detail, .fck_detail, .main-content,"
                    + " main, [role=main]";
    private static final String LEAD = ".sapo, .lead, .summary, .article-lead, .article-sapo, .article__sapo,"
            + " .detail-sapo, .news-sapo, .description, [itemprop=description]";
    private static final int PARAGRAPH_LEAST = 60;
    private static final double MOST_LINKS = 0.5;
    private static final double MOST_OF_PAGE = 0.4;

    private HtmlReport() {}

    /** The parts of the page that hold the report, in order. The page loses what belongs to its frame. */
    static List<Element> in(Document page) {
        page.select(NEVER).forEach(Element::remove);
        for (Element element : new ArrayList<>(page.body().getAllElements())) {
            boolean frame =
                    FRAME.matcher(element.className() + " " + element.id()).find();
            if (frame && element != page.body() && !holdsReport(page, element)) {
                element.remove();
            }
        }
        for (Element element : page.select("ul, ol, div, p, section, table")) {
            if (onlyLinks(element) && element != page.body()) {
                element.remove();
            }
        }
        Element body = densest(page);
        List<Element> parts = new ArrayList<>();
        Element lead = page.selectFirst(LEAD);
        boolean before = lead != null
                && lead != body
                && !body.parents().contains(lead)
                && !lead.parents().contains(body);
        if (before && lead.text().length() >= PARAGRAPH_LEAST) {
            parts.add(lead);
        }
        parts.add(body);
        return parts;
    }

    /** A careless class name on what holds most of the page's running text does not make it a frame. */
    private static boolean holdsReport(Document page, Element element) {
        return running(element) > MOST_OF_PAGE * running(page.body());
    }

    private static int running(Element element) {
        return element.select("p").stream().mapToInt(p -> p.text().length()).sum();
    }

    private static boolean onlyLinks(Element element) {
        int all = element.text().length();
        int links =
                element.select("a").stream().mapToInt(a -> a.text().length()).sum();
        return all > 0 && links > all * MOST_LINKS && all - links < PARAGRAPH_LEAST * 2;
    }

    /** The named element with most text, if it has much of the page's; else the one whose children are paragraphs. */
    private static Element densest(Document page) {
        Element named = null;
        int most = 0;
        for (Element element : page.select(NAMED)) {
            int running = running(element);
            if (running > most) {
                most = running;
                named = element;
            }
        }
        if (named != null && most > MOST_OF_PAGE * running(page.body())) {
            return named;
        }
        Map<Element, Integer> scores = new HashMap<>();
        for (Element block : page.body().select("p, div, td")) {
            int own = block.tagName().equals("p")
                    ? block.text().length()
                    : block.ownText().length();
            if (own >= PARAGRAPH_LEAST) {
                Element holder = block.tagName().equals("p") && block.parent() != null ? block.parent() : block;
                scores.merge(holder, own, Integer::sum);
            }
        }
        Element best = page.body();
        int score = 0;
        for (Element candidate : page.body().getAllElements()) {
            if (scores.getOrDefault(candidate, 0) > score) {
                score = scores.get(candidate);
                best = candidate;
            }
        }
        return best;
    }
}
