package vn.diemcau.articles;

import java.util.ArrayList;
import java.util.List;

/** Finds demands by rules, which follow who speaks from sentence to sentence. */
final class DemandRules {
    private static final Expression ADOPTED = Expression.of(Demands.CUES.expression("ADOPTED"));
    private static final Expression BRANCH = Expression.of("ngành [\\p{L}]+(?: [\\p{L}]+)?(?= đã| đề| xác| thống)");
    /** Who took a picture, behind what it shows. */
    private static final Expression CREDIT = Expression.of(" ?[-(.,|] ?(?:ảnh|nguồn) ?[:.]");

    private static final int NEAR = 40;

    private final Document document;
    private final ConferenceFact conference;
    private final Demands demands;
    private final List<RuledDemand> found = new ArrayList<>();

    DemandRules(Document document, ConferenceFact conference) {
        this.document = document;
        this.conference = conference;
        this.demands = new Demands(document.page());
    }

    /** The demands in the order of the text; one may be there twice. Those of captions count where the report tells none. */
    List<RuledDemand> read(DirectingSpeaker floor) {
        for (Sentence sentence : document.body()) {
            hear(sentence, floor);
        }
        if (found.isEmpty()) {
            document.sentences().stream()
                    .filter(sentence -> sentence.paragraph().role() == Role.CAPTION)
                    .forEach(caption -> floor.hear(caption).stream()
                            .filter(Said::demanded)
                            .map(this::withoutCredit)
                            .forEach(this::take));
        }
        return found;
    }

    private void hear(Sentence sentence, DirectingSpeaker floor) {
        List<Said> said = floor.hear(sentence);
        Search adopted = ADOPTED.matcher(document.key(sentence));
        if (adopted.find()) {
            String body = adopter(conference, document.key(sentence), adopted.start());
            Span list = new Span(
                    sentence.span().start() + adopted.end(), sentence.span().end());
            take(new Said(body, sentence, list, true, false));
        } else {
            said.forEach(this::take);
        }
    }

    private Said withoutCredit(Said said) {
        Span span = said.span();
        Search credit = CREDIT.matcher(document.page().key()).region(span.start(), span.end());
        int end = credit.find() ? credit.start() : span.end();
        return new Said(said.issuer(), said.sentence(), new Span(span.start(), end), said.demanded(), said.praising());
    }

    private void take(Said said) {
        for (Demand demand : demands.in(said.span(), said.demanded(), said.praising())) {
            found.add(new RuledDemand(said.issuer(), demand, said.sentence(), said.demanded()));
        }
    }

    /** Who sets itself tasks, as the text names it; else the convener. */
    static String adopter(ConferenceFact conference, String key, int before) {
        Search branch = BRANCH.matcher(key);
        if (branch.find() && branch.start() <= before + NEAR) {
            return branch.group();
        }
        return conference.convener() == null ? conference.title() : conference.convener();
    }
}
