package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;

/** All clauses of what somebody said, and out of each what it would demand if it demands something. */
final class CandidateClauses {
    private static final Cues CUES = Demands.CUES;
    private static final Expression DEMANDS = CUES.get("DEMANDS");
    private static final int SUBJECT_MOST = 24;

    private final Clauses clauses;
    private final ClauseCuts cuts;

    CandidateClauses(Page page) {
        this.clauses = new Clauses(page);
        this.cuts = new ClauseCuts(page);
    }

    /**
     * A clause with what it would demand.
     *
     * @param demanded whether a word of demand leads it
     * @param need where "phải", "cần" or the like stands in it; null if there is none
     * @param imperative whether it begins with a verb of doing
     * @param addressed whether it begins with who is to do it
     */
    record Candidate(Demand demand, boolean demanded, Span need, boolean imperative, boolean addressed) {
        boolean modal() {
            return need != null;
        }
    }

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
            Search verb = cuts.at(DEMANDS, clause.start(), clause.end());
            if (verb.find()) {
                demanded = true;
                rest = new Span(verb.end(), clause.end());
            }
            for (Demand demand : demands(rest, clause, demanded)) {
                Span span = demand.span();
                Search modal = cuts.modal(span);
                candidates.add(new Candidate(
                        demand,
                        demanded,
                        modal == null ? null : new Span(modal.start(), modal.end()),
                        cuts.at(ClauseCuts.IMPERATIVE, span.start(), span.end()).lookingAt(),
                        cuts.at(ClauseCuts.ADDRESSEE, span.start(), span.end()).lookingAt()));
            }
        }
        return candidates;
    }

    private List<Demand> demands(Span stretch, Span clause, boolean demanded) {
        Demand demand = demand(stretch, clause, demanded);
        return demand == null ? List.of() : clauses.parts(demand);
    }

    /** What a stretch of a clause would demand, without what introduces it; null if too little is left. */
    private Demand demand(Span stretch, Span clause, boolean demanded) {
        int start = cuts.skip(ClauseCuts.LINK, stretch.start(), stretch.end());
        int lead = cuts.skip(ClauseCuts.LEAD, start, stretch.end());
        start = lead > start ? cuts.skip(ClauseCuts.LINK, lead, stretch.end()) : start;
        int task = cuts.skip(ClauseCuts.TASK_IS, start, stretch.end());
        Span span = new Span(task, stretch.end());
        start = task;
        if (span.length() <= 0) {
            return null;
        }
        Search modal = cuts.modal(span);
        boolean imperative = cuts.at(ClauseCuts.IMPERATIVE, start, span.end()).lookingAt();
        boolean addressed = cuts.at(ClauseCuts.ADDRESSEE, start, span.end()).lookingAt();
        int from = start;
        int verb = start;
        int doing = demanded && addressed ? cuts.verb(span) : -1;
        if (imperative && (modal == null || modal.start() - start > Demands.FIRST)) {
            from = start;
        } else if (modal != null && doing >= 0 && modal.start() - doing > Demands.OTHER_CLAUSE) {
            from = doing;
        } else if (modal != null) {
            verb = modal.end();
            from = cuts.subject(span, modal.start());
            from = clauses.words(from, modal.start()) > SUBJECT_MOST ? cuts.afterModal(modal) : from;
        } else if (addressed && demanded) {
            from = doing < 0 ? start : doing;
        }
        return clauses.cut(new Span(from, span.end()), clause, verb);
    }
}
