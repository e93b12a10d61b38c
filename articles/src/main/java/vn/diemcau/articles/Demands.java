package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts what somebody said into demands: which clauses demand something, and which of their words do. */
final class Demands {
    static final Cues CUES = Cues.of("directives");
    private static final Pattern DEMANDS = CUES.get("DEMANDS");
    private static final Pattern MODAL = CUES.get("MODAL");
    private static final Pattern NO_MODAL = CUES.get("NO_MODAL");
    private static final Pattern IMPERATIVE = CUES.get("IMPERATIVE");
    private static final Pattern ADDRESSEE = CUES.get("ADDRESSEE");
    private static final Pattern NEVER = CUES.get("NEVER");
    private static final Pattern UPWARD = CUES.get("UPWARD");
    private static final Pattern PAST = Pattern.compile(" (?:đã|đang|vẫn|vừa) ");
    private static final Pattern LINK =
            Pattern.compile("(?:[\"' ,:.-]|" + CUES.expression("LINK") + "(?![\\p{L}\\p{N}]))+");
    private static final Pattern LEAD = Pattern.compile(
            "(?:(?:về|đối với|trong|sau|trên|từ|với|để|năm|quý|thời gian|trước|ngay|cùng với|bên cạnh|ngoài|nhằm|căn cứ|tại)(?![\\p{L}]))[^,;:]{0,60}[,:] ?");
    private static final Pattern TASK_IS =
            Pattern.compile("(?:một trong những |các |những )?nhiệm vụ[^,;:]{0,90}? là (?:phải |cần )?");
    private static final int SUBJECT_MOST = 24;

    private final Page page;
    private final Clauses clauses;

    Demands(Page page) {
        this.page = page;
        this.clauses = new Clauses(page);
    }

    /**
     * The demands in a stretch of what somebody said.
     *
     * @param demanded whether the stretch follows a word that demands, or belongs to a list of tasks
     * @param praising whether it follows a word of praise or thanks: then only what bears a word of demand is one
     */
    List<Demand> in(Span stretch, boolean demanded, boolean praising) {
        List<Demand> demands = new ArrayList<>();
        boolean still = demanded;
        boolean looksBack = praising;
        for (Span clause : clauses.of(stretch)) {
            String key = page.key(clause);
            Matcher upward = UPWARD.matcher(key);
            if (upward.find()) {
                still = false;
                continue;
            }
            Span rest = clause;
            Matcher verb = DEMANDS.matcher(page.key())
                    .region(clause.start(), clause.end())
                    .useTransparentBounds(true);
            if (verb.find()) {
                still = true;
                rest = new Span(verb.end(), clause.end());
            }
            looksBack |= !still && NEVER.matcher(key).find();
            Demand demand = demand(rest, clause, still);
            boolean own = still || !looksBack || modal(rest) != null;
            if (demand != null && own) {
                demands.addAll(clauses.parts(demand));
            }
        }
        return demands;
    }

    private Matcher at(Pattern pattern, int from, int to) {
        return pattern.matcher(page.key()).region(Math.min(from, to), to).useTransparentBounds(true);
    }

    private Demand demand(Span stretch, Span clause, boolean told) {
        boolean demanded = told;
        int start = skip(LINK, stretch.start(), stretch.end());
        int lead = skip(LEAD, start, stretch.end());
        start = lead > start ? skip(LINK, lead, stretch.end()) : start;
        int task = skip(TASK_IS, start, stretch.end());
        boolean isTask = task > start;
        Span span = new Span(task, stretch.end());
        start = task;
        if (span.length() <= 0 || at(NEVER, span.start(), span.end()).find()) {
            return null;
        }
        Matcher modal = modal(span);
        boolean imperative = at(IMPERATIVE, start, span.end()).lookingAt();
        demanded |= isTask;
        boolean addressed = at(ADDRESSEE, start, span.end()).lookingAt();
        int from = -1;
        if (imperative && (modal == null || modal.start() - start > 20)) {
            from = start;
        } else if (modal != null) {
            from = subject(span, modal.start());
            from = clauses.words(from, modal.start()) > SUBJECT_MOST ? afterModal(modal) : from;
        } else if (addressed) {
            int verb = verb(span);
            if (verb > start && PAST.matcher(page.key().substring(start, verb)).find()) {
                return null;
            }
            from = verb < 0 ? (demanded ? start : -1) : demanded ? verb : verb - start < 60 ? start : -1;
        } else if (demanded) {
            from = start;
        }
        return from < 0 ? null : clauses.cut(new Span(from, span.end()), clause);
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
