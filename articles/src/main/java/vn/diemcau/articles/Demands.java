package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;

/** Cuts what somebody said into demands: which clauses demand something, and which of their words do. */
final class Demands {
    static final Cues CUES = Cues.of("directives");
    private static final Expression DEMANDS = CUES.get("DEMANDS");
    private static final Expression NEVER = CUES.get("NEVER");
    private static final Expression UPWARD = CUES.get("UPWARD");
    private static final Expression BEFORE_NOW = CUES.get("BEFORE_NOW");
    private static final Expression PAST = Expression.of(" (?:đã|đang|vẫn|vừa) ");
    private static final int SUBJECT_MOST = 24;
    /** A word like "phải" that stands so far behind the beginning belongs to what is to be done. */
    static final int FIRST = 20;

    /** One that stands so far behind the verb of doing belongs to another clause. */
    static final int OTHER_CLAUSE = 60;

    private final Page page;
    private final Clauses clauses;
    private final ClauseCuts cuts;

    Demands(Page page) {
        this.page = page;
        this.clauses = new Clauses(page);
        this.cuts = new ClauseCuts(page);
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
            Search upward = UPWARD.matcher(key);
            if (upward.find()) {
                still = false;
                continue;
            }
            Span rest = clause;
            Search verb = DEMANDS.matcher(page.key())
                    .region(clause.start(), clause.end())
                    .useTransparentBounds(true);
            if (verb.find()) {
                still = true;
                rest = new Span(verb.end(), clause.end());
            }
            looksBack |= !still && NEVER.matcher(key).find();
            Demand demand = demand(rest, clause, still);
            boolean own = still || !looksBack || cuts.modal(rest) != null;
            if (demand != null && own) {
                demands.addAll(clauses.parts(demand));
            }
        }
        return demands;
    }

    private Demand demand(Span stretch, Span clause, boolean told) {
        boolean demanded = told;
        int start = cuts.skip(ClauseCuts.LINK, stretch.start(), stretch.end());
        if (cuts.at(BEFORE_NOW, start, stretch.end()).lookingAt()) {
            return null;
        }
        int lead = cuts.skip(ClauseCuts.LEAD, start, stretch.end());
        start = lead > start ? cuts.skip(ClauseCuts.LINK, lead, stretch.end()) : start;
        int named = cuts.skip(ClauseCuts.TASK_IS, start, stretch.end());
        boolean isTask = named > start;
        Span span = new Span(named, stretch.end());
        start = named;
        if (span.length() <= 0 || cuts.at(NEVER, span.start(), span.end()).find()) {
            return null;
        }
        Search modal = cuts.modal(span);
        boolean imperative = cuts.at(ClauseCuts.IMPERATIVE, start, span.end()).lookingAt();
        demanded |= isTask;
        boolean addressed = cuts.at(ClauseCuts.ADDRESSEE, start, span.end()).lookingAt();
        int from = -1;
        int verb = start;
        int task = addressed ? cuts.verb(span) : -1;
        if (imperative && (modal == null || modal.start() - start > FIRST)) {
            from = start;
        } else if (demanded && modal != null && task >= 0 && modal.start() - task > OTHER_CLAUSE) {
            from = task;
        } else if (modal != null) {
            verb = modal.end();
            from = cuts.subject(span, modal.start());
            from = clauses.words(from, modal.start()) > SUBJECT_MOST ? cuts.afterModal(modal) : from;
        } else if (addressed) {
            if (task > start && PAST.matcher(page.key().substring(start, task)).find()) {
                return null;
            }
            from = task < 0 ? (demanded ? start : -1) : demanded ? task : task - start < 60 ? start : -1;
        } else if (demanded) {
            from = start;
        }
        return from < 0 ? null : clauses.cut(new Span(from, span.end()), clause, verb);
    }
}
