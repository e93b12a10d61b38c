package vn.diemcau.articles;

import java.util.List;
import java.util.Set;
import vn.diemcau.articles.learned.FeatureVector;

/** What a report says, before it is judged which of its clauses demand something and which of its figures are results. */
record ReportAnalysis(
        Document document,
        ConferenceFact conference,
        Places places,
        List<NamedDocument> documents,
        List<SpeechFact> speeches,
        List<TakingPart> parts,
        List<RuledDemand> ruled,
        List<Clause> clauses,
        List<StatedFigure> figures,
        FeatureVector features) {

    static ReportAnalysis of(Document document, Anchor anchor) {
        Places places = Places.in(document.page());
        List<Person> people = People.in(document, places);
        ConferenceFact conference = new ConferenceReader(document, anchor, places, people).read();
        SiteMentions sites = new SiteMentions(document, places);
        List<Attribution> attributions = new Speakers(document, people).find();
        Set<String> chairs = Chairs.ofConference(document, people, sites);
        Set<String> siteChairs = Chairs.ofSites(document, people, sites);
        List<SpeechFact> speeches =
                new SpeechReader(document, conference, people, chairs, siteChairs).read(attributions);
        List<NamedDocument> documents = DocumentNames.in(document);
        List<TakingPart> parts = new ParticipationReader(document, conference, places, people, sites).read(speeches);
        FloorReader floors = new FloorReader(document, attributions, speeches);
        List<RuledDemand> ruled = new DemandRules(document, conference)
                .read(new DirectingSpeaker(document, conference, attributions, speeches));
        List<Clause> clauses = new ClauseReader(document, conference, floors, ruled).read();
        List<StatedFigure> figures = StatedFigures.in(document, conference, documents);
        FeatureVector features = ReportFeatures.of(document, anchor, speeches);
        return new ReportAnalysis(
                document, conference, places, documents, speeches, parts, ruled, clauses, figures, features);
    }
}
