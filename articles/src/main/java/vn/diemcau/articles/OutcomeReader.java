package vn.diemcau.articles;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import vn.diemcau.articles.learned.LinearClassifier;

/** Collects the figures that are results. */
final class OutcomeReader {
    private static final Expression TOLD = Expression.of("(?<!\\p{L})" + Figure.CUES.expression("TOLD"));
    private static final double SURE = 0.95;
    private static final int SUBJECT_MOST = 200;

    private final Document document;
    private final ConferenceFact conference;
    private final List<OutcomeFact> found = new ArrayList<>();

    OutcomeReader(Document document, ConferenceFact conference) {
        this.document = document;
        this.conference = conference;
    }

    /**
     * @param directives what is demanded: figures of a demand are wishes
     */
    List<OutcomeFact> read(List<StatedFigure> figures, List<DirectiveFact> directives, LinearClassifier judge) {
        for (StatedFigure stated : figures) {
            double probability = judge.probability(stated.features());
            boolean wished = directives.stream()
                    .anyMatch(directive -> directive.sentence().equals(stated.sentence())
                            && directive.span().start()
                                    <= stated.figure().span().start());
            if (probability >= least(stated) && !wished && !stated.excluded()) {
                add(stated, probability >= SURE ? Confidence.LIKELY : Confidence.WEAK);
            }
        }
        return found;
    }

    /** How likely a figure must be a result: less so in a sentence of results, more so in one of plans. */
    private double least(StatedFigure stated) {
        String key = document.key(stated.sentence());
        if (Figure.CUES.in("UNREAL", key)) {
            return Judges.OUTCOME_AMONG_PLANS;
        }
        boolean told = Figure.CUES.in("RESULT", key);
        return told && stated.unit().equals("RATIO") ? Judges.RATIO_AMONG_RESULTS : Judges.OUTCOME;
    }

    /** The words around the figure, as printed: from the clause's beginning to the sentence's or clause's end. */
    private void add(StatedFigure stated, Confidence confidence) {
        Sentence sentence = stated.sentence();
        Figure figure = stated.figure();
        String text = document.page().text();
        int start = figure.span().start();
        while (start > sentence.span().start() && text.charAt(start - 1) != ';') {
            start--;
        }
        Search told =
                TOLD.matcher(document.page().key()).region(start, figure.span().start());
        while (told.find()) {
            start = told.end();
        }
        int end = figure.span().end();
        while (end < sentence.span().end() && !ends(text, end)) {
            end++;
        }
        String subject = text.substring(start, end).strip();
        subject = subject.length() > SUBJECT_MOST
                ? subject.substring(0, SUBJECT_MOST).strip()
                : subject;
        String province = conference.central() ? null : conference.hall();
        boolean known = found.stream()
                .anyMatch(other -> other.figure().value().compareTo(figure.value()) == 0
                        && other.unit().equals(stated.unit())
                        && (figure.value().compareTo(BigDecimal.TEN) >= 0
                                || other.sentence().paragraph().role()
                                        != sentence.paragraph().role()));
        if (!known) {
            found.add(new OutcomeFact(subject, figure, stated.unit(), stated.of(), province, sentence, confidence));
        }
    }

    /** A full stop between digits belongs to a number. */
    private static boolean ends(String text, int at) {
        boolean digits = at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
        return text.charAt(at) == ';' || text.charAt(at) == '.' && !digits;
    }
}
