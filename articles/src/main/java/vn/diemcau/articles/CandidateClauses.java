package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All clauses of what somebody said, and out of each what it would demand if it demands something. */
final class CandidateClauses {
    private static final Cues CUES = Demands.CUES;
    private static final Pattern DEMANDS = CUES.get("DEMANDS");
    private static final Pattern MODAL = CUES.get("MODAL");
    private static final Pattern NO_MODAL = CUES.get("NO_MODAL");
    private static final Pattern IMPERATIVE = CUES.get("IMPERATIVE");
    private static final Pattern ADDRESSEE = CUES.get("ADDRESSEE");
    private static final Pattern LINK =
            Pattern.compile("(?:[\"' ,:.-]|" + CUES.expression("LINK") + "(?![\\p{L}\\p{N}]))+");
    private static final Pattern LEAD = Pattern.compile(
            "(?:(?:về|đối với|trong|sau|trên|từ|với|để|năm|quý|thời gian|trước|ngay|cùng với|bên cạnh|ngoài|nhằm|căn cứ|tại)(?![\\p{L}]))[^,;:]{0,60}[,:] ?");
    private static final Pattern TASK_IS =
            Pattern.compile("(?:một trong những |các |những )?nhiệm vụ[^,;:]{0,90}? là (?:phải |cần )?");
    private static final int SUBJECT_MOST = 24;

    private final Page page;
    private final Clauses clauses;

    CandidateClauses(Page page) {
        this.page = page;
        this.clauses = new Clauses(page);
    }

    /**
     * A clause with what it would demand.
     *
     * @param demanded whether a word of demand leads it
     * @param modal whether "phải", "cần" or the like is in it
     * @param imperative whether it begins with a verb of doing
     * @param addressed whether it begins with who is to do it
     */
    record Candidate(Demand demand, boolean demanded, boolean modal, boolean imperative, boolean addressed) {}

    /**
     * The clauses of a stretch.
     *
     * @param led whether the stretch follows a word that demands
     */
    List<Candidate> candidates(Span stretch, boolean led) {
        List<Candidate> candidates = new ArrayList<>();
        boolean demanded = led;
        for (Span clause : clauses.of(stretch)) {
            Span rest = clause;
            Matcher verb = at(DEMANDS, clause.start(), clause.end());
            if (verb.find()) {
                demanded = true;
                rest = new Span(verb.end(), clause.end());
            }
            for (Demand demand : demands(rest, clause, demanded)) {
                Span span = demand.span();
                Matcher modal = modal(span);
                candidates.add(new Candidate(
                        demand,
                        demanded,
                        modal != null,
                        at(IMPERATIVE, span.start(), span.end()).lookingAt(),
                        at(ADDRESSEE, span.start(), span.end()).lookingAt()));
            }
        }
        return candidates;
    }

    private List<Demand> demands(Span stretch, Span clause, boolean demanded) {
        Demand demand = demand(stretch, clause, demanded);
        return demand == null ? List.of() : clauses.parts(demand);
    }

    private Matcher at(Pattern pattern, int from, int to) {
        return pattern.matcher(page.key()).region(Math.min(from, to), to).useTransparentBounds(true);
    }

    /** What a stretch of a clause would demand, without what introduces it; null if too little is left. */
    private Demand demand(Span stretch, Span clause, boolean demanded) {
        int start = skip(LINK, stretch.start(), stretch.end());
        int lead = skip(LEAD, start, stretch.end());
        start = lead > start ? skip(LINK, lead, stretch.end()) : start;
        int task = skip(TASK_IS, start, stretch.end());
        Span span = new Span(task, stretch.end());
        start = task;
        if (span.length() <= 0) {
            return null;
        }
        Matcher modal = modal(span);
        boolean imperative = at(IMPERATIVE, start, span.end()).lookingAt();
        boolean addressed = at(ADDRESSEE, start, span.end()).lookingAt();
        int from = start;
        if (imperative && (modal == null || modal.start() - start > 20)) {
            from = start;
        } else if (modal != null) {
            from = subject(span, modal.start());
            from = clauses.words(from, modal.start()) > SUBJECT_MOST ? afterModal(modal) : from;
        } else if (addressed && demanded) {
            int verb = verb(span);
            from = verb < 0 ? start : verb;
        }
        return clauses.cut(new Span(from, span.end()), clause);
    }

    private int skip(Pattern pattern, int from, int to) {
        Matcher matcher = at(pattern, from, to);
        return matcher.lookingAt() ? matcher.end() : from;
    }

    private Matcher modal(Span span) {
        Matcher modal = at(MODAL, span.start(), span.end());
        while (modal.find()) {
            Matcher none = at(NO_MODAL, Math.max(span.start(), modal.start() - 20), span.end());
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
    private int subject(Span span, int modal) {
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

    private int afterModal(Matcher modal) {
        return skipBlank(modal.end());
    }

    /** Where the first verb of demand stands behind an addressee; negative if none does. */
    private int verb(Span span) {
        Matcher verb = at(IMPERATIVE, span.start() + 1, span.end());
        while (verb.find()) {
            boolean noun = Character.isUpperCase(page.text().charAt(verb.start()))
                    || page.key()
                            .substring(span.start(), verb.start())
                            .matches(
                                    "(?s).*(?:ban|công tác|cơ quan|người|đoàn|hoạt động|nhiệm vụ|việc|ủy ban|phòng|sự|bộ|và|đội|cán bộ|lực lượng|đơn vị|văn phòng) $");
            if (!noun) {
                return verb.start();
            }
        }
        return -1;
    }
}
