package vn.diemcau.articles;

/** Finds how a report calls the conference. */
final class Titles {
    private static final Cues CUES = Anchor.CUES;
    private static final Expression TITLE_END =
            Expression.of(CUES.get("TITLE_END").pattern() + "|" + CUES.expression("TITLE_COMMA"));
    private static final int TITLE_MOST = 400;
    private static final int LONG_ENOUGH = 5;

    private final Document document;
    private final Page page;
    private final Anchor anchor;

    private Titles(Document document, Anchor anchor) {
        this.document = document;
        this.page = document.page();
        this.anchor = anchor;
    }

    /** The title as printed, the anchor's or a longer one near it. */
    static String of(Document document, Anchor anchor) {
        return new Titles(document, anchor).title();
    }

    /** The longest wording of the title; a headline may hold it. */
    private String title() {
        String best = titleAt(anchor.noun(), anchor.sentence().span().end());
        if (best.split(" ").length > LONG_ENOUGH) {
            return best;
        }
        for (Sentence sentence : document.sentences()
                .subList(
                        0,
                        Math.min(document.sentences().size(), anchor.sentence().index() + 3))) {
            Search noun = CUES.get("NOUN")
                    .matcher(page.key())
                    .region(sentence.span().start(), sentence.span().end())
                    .useTransparentBounds(true);
            if (noun.find()) {
                String other = titleAt(
                        new Span(noun.start(), noun.end()), sentence.span().end());
                best = other.length() > best.length() ? other : best;
            }
        }
        return best;
    }

    private String titleAt(Span noun, int sentenceEnd) {
        int limit = Math.min(sentenceEnd, noun.start() + TITLE_MOST);
        int end = limit;
        for (int i = noun.end(); i < limit; i++) {
            char c = page.text().charAt(i);
            if (c == ';' || c == ':' || c == '"' && i == noun.end() || c == '\n') {
                end = i;
                break;
            }
        }
        Search stop = TITLE_END.matcher(page.key()).region(noun.end(), end).useTransparentBounds(true);
        if (stop.find()) {
            end = stop.start();
        }
        return page.text().substring(noun.start(), end).replaceAll("[ ,.;:-]+$", "");
    }
}
