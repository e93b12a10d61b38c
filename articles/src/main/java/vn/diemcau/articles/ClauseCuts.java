package vn.diemcau.articles;

/** Finds in a clause what introduces a demand, who is to do it, and where the verb of doing stands. */
final class ClauseCuts {
    private static final Cues CUES = Demands.CUES;
    static final Expression MODAL = CUES.get("MODAL");
    static final Expression NO_MODAL = CUES.get("NO_MODAL");
    static final Expression IMPERATIVE = CUES.get("IMPERATIVE");
    static final Expression ADDRESSEE = CUES.get("ADDRESSEE");
    static final Expression LINK = Expression.of("(?:[\"' ,:.-]|" + CUES.expression("LINK") + "(?![\\p{L}\\p{N}]))+");
    static final Expression LEAD = Expression.of(
            "(?:(?:về|đối với|trong|sau|trên|từ|với|để|năm|quý|thời gian|trước|ngay|cùng với|bên cạnh|ngoài|nhằm|căn cứ|tại)(?![\\p{L}]))[^,;:]{0,60}[,:] ?");
    static final Expression TASK_IS =
            Expression.of("(?:một trong những |các |những )?nhiệm vụ[^,;:]{0,90}? là (?:phải |cần )?");

    private static final Expression ADVERBS = Expression.of(" ?(?:(?:đều|cũng|thì|vẫn) )+");
    private static final Expression NOUN = Expression.of(
            "(?s).*(?:ban|công tác|cơ quan|người|đoàn|hoạt động|nhiệm vụ|việc|ủy ban|phòng|sự|bộ|và|đội|cán bộ|lực lượng|đơn vị|văn phòng|các|những|mỗi|từng|một số|nhiều) $");

    private final Page page;

    ClauseCuts(Page page) {
        this.page = page;
    }

    /** The pattern in a stretch of the page, which it may look beyond. */
    Search at(Expression pattern, int from, int to) {
        return pattern.matcher(page.key()).region(Math.min(from, to), to).useTransparentBounds(true);
    }

    /** The end of what a pattern takes at the beginning of a stretch; its beginning where that is nothing. */
    int skip(Expression pattern, int from, int to) {
        Search matcher = at(pattern, from, to);
        return matcher.lookingAt() ? matcher.end() : from;
    }

    /** The first word like "phải" or "cần" that bears a demand; null if there is none. */
    Search modal(Span span) {
        Search modal = at(MODAL, span.start(), span.end());
        while (modal.find()) {
            Search none = at(NO_MODAL, Math.max(span.start(), modal.start() - 20), span.end());
            boolean not = false;
            while (none.find()) {
                not |= none.start() <= modal.start() && none.end() >= modal.end();
            }
            if (!not) {
                return modal;
            }
        }
        return null;
    }

    /** Where the subject of a modal begins: as many parts between commas before it as name addressees. */
    int subject(Span span, int modal) {
        String key = page.key();
        int start = comma(span.start(), modal);
        while (start > span.start() && at(ADDRESSEE, skipBlank(start), modal).lookingAt()) {
            int previous = comma(span.start(), start - 1);
            boolean addressee = at(ADDRESSEE, skipBlank(previous), modal).lookingAt()
                    && page.key().substring(previous, start).split(" ").length < 10;
            if (!addressee) {
                break;
            }
            start = previous;
        }
        if (ADVERBS.matcher(key.substring(start, modal)).matches()) {
            start = span.start(); // "người đứng đầu, kể cả cấp phó, đều phải …": the comma is the subject's own
        }
        start = skipBlank(start);
        int that = key.substring(start, modal).lastIndexOf(" mà ");
        start = that < 0 ? start : start + that + " mà ".length();
        int then = key.substring(start, modal).lastIndexOf(" thì ");
        return then > 0 && key.startsWith("ngoài", start) ? start + then + 5 : start;
    }

    private int comma(int from, int to) {
        int comma = page.key().lastIndexOf(',', to - 1);
        return comma < from ? from : comma + 1;
    }

    private int skipBlank(int at) {
        return at < page.key().length() && page.key().charAt(at) == ' ' ? at + 1 : at;
    }

    int afterModal(Search modal) {
        return skipBlank(modal.end());
    }

    /** Where the first verb of demand stands behind an addressee; negative if none does. */
    int verb(Span span) {
        Search verb = at(IMPERATIVE, span.start() + 1, span.end());
        while (verb.find()) {
            boolean noun = Character.isUpperCase(page.text().charAt(verb.start()))
                    || NOUN.matcher(page.key().substring(span.start(), verb.start()))
                            .matches();
            if (!noun) {
                return verb.start();
            }
        }
        return -1;
    }
}
